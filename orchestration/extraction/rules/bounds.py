"""Rules of bounds and of codes.

Belongs here: what a figure says beyond its number, and which wordings have a code. Not here: names (`names`).
"""

from orchestration.extraction.rules.rule import Rule

BOUNDS = (
    Rule("BOUND-APPROX", "约, 近, 左右: about.", ("接待游客约300万人次。", "投资增长8%左右。")),
    Rule(
        "BOUND-MIN",
        "超, 突破, 以上, 多, 余: at least.",
        ("产值突破500亿元。", "培训2000余人。", "植树10万株以上。"),
    ),
    Rule(
        "BOUND-MAX", "以内, 不超过, 控制在: at most.", ("城镇登记失业率控制在4%以内。", "办理时间不超过3天。")
    ),
    Rule(
        "CODE-ALIAS",
        "The wording is one of a headline indicator in the registry.",
        ("地区生产总值增长5%。", "城镇新增就业4.1万人。"),
    ),
    Rule(
        "BOUND-WORDS",
        "力争, 保持在 and the like qualify a figure without bounding it.",
        ("断面水质达标率保持在97%。", "培训农技员力争达到800人。"),
    ),
    Rule(
        "CODE-FURTHER",
        "The wording is one of another indicator of the registry, and unit and measure are its own.",
        ("工业用电量18亿千瓦时。", "森林覆盖率提高0.4个百分点。"),
    ),
)
