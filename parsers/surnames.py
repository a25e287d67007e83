"""Family names (họ) that most persons in Vietnam bear, Kinh and of the peoples of the mountains."""

_FAMILIES = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào mai trịnh đoàn
lương hà tô cao lâm châu tạ trương nông lò vàng giàng quàng lường cà sùng thào mùa vừ ma chu tống
kiều quách triệu lục hứa
"""

SURNAMES = frozenset(_FAMILIES.split())
