"""The reasons for doubt that the program gives, each with what the report says in Vietnamese.

`{}` stands for whatever a document says there.
"""

WORDINGS = {
    "two readings: {}": "có hai cách đọc: {}",
    "three readings: {}": "có ba cách đọc: {}",
    "two spellings: {}": "có hai cách viết: {}",
    "spelt in two ways: {}": "viết theo hai cách: {}",
    "uncertain reading: {}": "chữ đọc chưa chắc: {}",
    "read with doubt": "đọc chưa chắc",
    "the letters are not sure": "các chữ cái đọc chưa chắc",
    "the text was read with low confidence": "văn bản đọc chưa chắc",
    "words of the text were read with low confidence": "có từ trong văn bản đọc chưa chắc",
    "not written as a name": "không viết như một tên riêng",
    "the name may end before {}": "tên có thể kết thúc trước {}",
    "cut at the end of its line": "bị cắt ở cuối dòng",
    "the text names {}": "trong văn bản có {}",
    "elsewhere in the list: {}": "chỗ khác trong danh sách: {}",
    "words beside the name are not understood: {}": "chưa hiểu các từ bên cạnh tên: {}",
    "words beside a name were left out: {}": "đã bỏ các từ bên cạnh tên: {}",
    "no level is printed and none is known": "không in cấp học và không tra được",
    "its partner's two levels may not be its own": "hai cấp học của trường bạn chưa hẳn là của nó",
    "no administrative unit is known by this name": "không tìm thấy đơn vị hành chính tên này",
    "a school is paired with itself": "một trường kết nghĩa với chính nó",
    "the plan's own school": "là trường ban hành kế hoạch",
    "the only school that the plan names beside its own": (
        "là trường duy nhất khác được nêu trong kế hoạch"
    ),
    "two schools in a list of pairs, without a known word between them": (
        "hai trường trong danh sách cặp, giữa hai tên không có từ nối quen thuộc"
    ),
    "its parties are told by lines of their own, not called parties": (
        "mỗi bên ở một dòng riêng, không ghi rõ là bên tham gia"
    ),
    "{} stands in plan {} too": "{} cũng có trong văn bản {}",
    "read as {} without the batch": "đọc riêng văn bản này thì là {}",
    "read as {}": "đọc là {}",
    "others lend no name": "các văn bản khác không có tên này",
    "the lines of this row and the next stand close: which belongs to which is not sure": (
        "các dòng của hàng này và hàng sau sát nhau, chưa chắc dòng nào thuộc hàng nào"
    ),
    "the cells of this row ran together: where each ends is not sure": (
        "các ô của hàng này dính nhau, chưa chắc mỗi ô kết thúc ở đâu"
    ),
    "the cells of this row were read one below the other: which stands first is not sure": (
        "các ô của hàng này đọc thành nhiều dòng, chưa chắc ô nào đứng trước"
    ),
    "the cells of this row stand one a line: which line belongs to which cell is not sure": (
        "mỗi ô của hàng này ở một dòng, chưa chắc dòng nào thuộc ô nào"
    ),
    "nothing parts the cells of this row: words of other columns may stand in names": (
        "không có gì ngăn các ô của hàng này, tên có thể lẫn từ của cột khác"
    ),
    "two cells stand one space apart: where one ends is not sure": (
        "hai ô chỉ cách nhau một khoảng trắng, chưa chắc ô trước kết thúc ở đâu"
    ),
    "the columns of this row are told by the gaps between its words alone": (
        "các cột của hàng này chỉ được phân biệt bằng khoảng trống giữa các từ"
    ),
    "its column is one of schools by its cells alone": (
        "cột này được xem là cột trường chỉ nhờ nội dung các ô"
    ),
    "cells of this row were merged to the right: which ones was not printed": (
        "có ô của hàng này gộp sang phải, không rõ những ô nào"
    ),
    "this row goes on over a page: which cell its last words belong to is not sure": (
        "hàng này sang trang, chưa chắc các từ cuối thuộc ô nào"
    ),
    "a cell reaches over several rows: over which is not sure": (
        "có ô kéo qua nhiều hàng, chưa chắc qua những hàng nào"
    ),
    "the border between two columns was lost (this one {})": (
        "mất đường kẻ giữa hai cột (cách chia này {})"
    ),
    "the cell can be split in other ways (this one {})": (
        "ô có thể chia theo cách khác (cách chia này {})"
    ),
    "the rows of the list were lost: these schools were put together by their order": (
        "mất các hàng của danh sách, các trường được ghép theo thứ tự"
    ),
    "rows are missing behind this one, which has more schools than most: it may hold theirs": (
        "thiếu các hàng sau hàng này, hàng này nhiều trường hơn thường lệ, có thể gồm cả của chúng"
    ),
    "a school beside this row was read that belongs to no row": (
        "bên cạnh hàng này có một trường không thuộc hàng nào"
    ),
    "the row has no number": "hàng không có số thứ tự",
    "its row number stands twice": "số thứ tự của hàng có hai lần",
    "its row number was not read: the row may hold lines of another": (
        "không đọc được số thứ tự, hàng có thể lẫn dòng của hàng khác"
    ),
    "the row's number was not read, but counted": "số thứ tự không đọc được, do đếm mà có",
    "no title found": "không tìm thấy trích yếu",
    "no type found": "không tìm thấy tên loại văn bản",
    "no type line; from the number's symbol": "không có dòng tên loại, lấy theo ký hiệu văn bản",
    "kind taken from the number's symbol": "tên loại lấy theo ký hiệu văn bản",
    "no letterhead; from the body": "không có phần đầu văn bản, lấy từ nội dung",
    "no letterhead; from the annex": "không có phần đầu văn bản, lấy từ phụ lục",
    "no letterhead; from the signature": "không có phần đầu văn bản, lấy từ phần ký",
    "no letterhead; from the file: {}": "không có phần đầu văn bản, lấy theo tệp: {}",
    "from the annex's caption": "lấy từ dòng tên phụ lục",
    "the annex gives another number": "phụ lục ghi số khác",
    "the annex gives another date": "phụ lục ghi ngày khác",
    "no number was read in a doubtful letterhead": "phần đầu văn bản khó đọc, không thấy số",
    "no full date was read in a doubtful letterhead": "phần đầu văn bản khó đọc, ngày không đủ",
    "no place was read in a doubtful letterhead": "phần đầu văn bản khó đọc, không thấy địa danh",
    "{} is written by hand": "{} viết tay",
    "perhaps {}": "có thể là {}",
    "written by hand and not read": "viết tay, không đọc được",
    "written by hand, read with the file's name": "viết tay, đọc dựa vào tên tệp",
    "the number was written by hand or cannot be read": "số viết tay hoặc không đọc được",
    "the printed date does not exist": "ngày in không có thật",
    "the year is not printed near the date": "gần ngày này không in năm",
    "no act is printed beside the time": "bên cạnh thời gian không in hoạt động",
    "the text was repaired and begins inside a sentence": (
        "văn bản đã được sửa lỗi và bắt đầu giữa câu"
    ),
    "the text was repaired and ends inside a sentence": (
        "văn bản đã được sửa lỗi và kết thúc giữa câu"
    ),
    "the beginning or end of a term is taken as its first or last month": (
        "đầu hay cuối học kỳ được hiểu là tháng đầu hay tháng cuối"
    ),
    "confirmed by {}": "{} đã xác nhận",
}
