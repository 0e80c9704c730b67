"""Rules of aims told without a figure.

Belongs here: aims set in words alone. Not here: aims with a figure (`times`, `bounds`).
"""

from orchestration.extraction.rules.rule import PLAN, Rule

AIMS = (
    Rule(
        "AIM-STEP",
        "An indicator is to grow in step with another.",
        (PLAN + "居民收入增长与经济增长同步。", PLAN + "城乡居民收入与经济增长基本同步。"),
    ),
    Rule(
        "AIM-TURN",
        "A fall of an indicator is to be turned round.",
        (PLAN + "全力扭转固定资产投资下降趋势。", PLAN + "规模以上工业增加值由负转正。"),
    ),
    Rule(
        "AIM-TASK",
        "An indicator is to meet what the level above asks for.",
        (
            PLAN + "主要目标是：能耗强度完成省下达目标任务。",
            PLAN + "预期目标为：主要污染物排放达到国家要求。",
        ),
    ),
    Rule(
        "AIM-ABOVE",
        "An indicator is to do better than another place or the economy.",
        (
            PLAN + "主要目标是：社会消费品零售总额增速高于全省平均水平。",
            PLAN + "主要目标是：居民人均可支配收入增长快于经济增长。",
        ),
    ),
    Rule(
        "AIM-STEADY",
        "An indicator is to hold its level or rise.",
        (PLAN + "主要目标是：进出口总额稳中提质。", PLAN + "主要目标是：粮食产量稳中有增。"),
    ),
    Rule(
        "AIM-POSITIVE",
        "An indicator is to grow, by however little: at least 0 %.",
        (PLAN + "固定资产投资实现正增长。", PLAN + "进出口总额保持正增长。"),
    ),
)
