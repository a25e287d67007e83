"""A small plan whose tables are checked here, written by hand."""

import pytest

from schemas.plan import (
    CitedDocument,
    Event,
    Evidence,
    Finding,
    Match,
    Objective,
    Pairing,
    Party,
    Plan,
    Source,
    Stage,
    Task,
)


@pytest.fixture
def plan() -> Plan:
    parties = [
        Party(
            name=name,
            level="MN",
            level_source="printed",
            full_name=f"Mầm non {name}",
            side=side,
            district="Huyện Tam Nông",
            province="Tỉnh Phú Thọ",
            school_id=f"school-{side}",
            match=Match(method="as-read", score=0.5),
            raw=f"MN {name}",
        )
        for name, side in (("Hoa Ban", "a"), ("Cỏ May", "b"))
    ]
    return Plan(
        plan_id="0123456789ab",
        source=Source(path="tam-nong/ke-hoach.docx", sha256="0" * 64, kind="docx", pages=2),
        doc_type="KẾ HOẠCH",
        number="12/KH-PGDĐT",
        issuer_name="Phòng Giáo dục và Đào tạo huyện Tam Nông",
        title="Kết nghĩa giữa các trường",
        stage=Stage(start_year=2024, end_year=2026),
        pairings=[
            Pairing(
                pairing_id="0123456789ab-p001",
                row="1",
                level="MN",
                schools=parties,
                focus=["- Chia sẻ kinh nghiệm", "Giao lưu"],
                confidence=0.4,
                needs_review=True,
                reasons=["two readings: Cỏ May 0.5, Cỏ Mây 0.4"],
                evidence=Evidence(page=2, text="MN Hoa Ban – MN Cỏ May"),
            )
        ],
        objectives=[
            Objective(
                objective_id="0123456789ab-o001",
                kind="purpose",
                text="=SUM(A1)",
                evidence=Evidence(page=1, text="- =SUM(A1)"),
            )
        ],
        timeline=[
            Event(event_id="0123456789ab-e001", when="2024-10", activity="Sơ kết", when_text="10")
        ],
        tasks=[Task(task_id="0123456789ab-t001", text="Báo cáo")],
        legal_basis=[CitedDocument(basis_id="0123456789ab-b001", kind="KẾ HOẠCH", text="x")],
        findings=[
            Finding(finding_id="0123456789ab-f001", code="number-blank", severity="note"),
            Finding(finding_id="0123456789ab-f002", code="self-pair", severity="error"),
        ],
    )
