"""The catalogue of rules as a page of the documentation.

Belongs here: laying out `catalogue.yml`. Not here: the rules. To write the page anew:
`python -m orchestration.checks.page > docs/checks.md`.
"""

import sys

from orchestration.checks.catalogue import Rule, load_catalogue

_HEAD = """\
# The rules of jihua · 规则目录

Written from `orchestration/checks/catalogue.yml` by `python -m orchestration.checks.page`; changes of
this page are lost. [What to do when a check fails](trust.md).

**block**: nothing is published, readers keep the release before. **warn**: somebody should look.
**watch**: for information.
**block**：不发布，读者仍看到上一版本。**warn**：需要有人查看。**watch**：仅供参考。

Each rule is a check of the asset that it judges in the Dagster UI, with up to 20 rows of evidence.
`jihua alerts` lists what breaks one, `jihua quarantine` what was kept back. `jihua accept`, `reject`
and `correct` write a decision into `raw/corrections.yml`; a decision that no longer fits what the
report says stops the refresh and names its line.

Messages go to the addresses of `JIHUA_ALERT_URLS` (those of apprise: `mailto://`, `json://`,
`dingtalk://`, `feishu://`, `wecombot://`, `slack://`, …), one when a check fires and one when it
recovers, as long as `make ui` runs.
"""
_FAMILIES = {
    "DOC": ("Documents · 文件", "What breaks one is kept out, and named."),
    "OBS": (
        "Figures · 数据",
        "What breaks one is kept in quarantine: read = published + quarantined.",
    ),
    "ARI": (
        "Arithmetic of one report · 报告内部的勾稽关系",
        "The figure is published as the report says it, and marked. Two figures disagree only where\n"
        "no number rounds to both as printed.",
    ),
    "COR": ("Decisions of people · 人工更正", "About the lines of `raw/corrections.yml`."),
    "HIS": (
        "A release against the one before · 与上一版本比较",
        "Judged before publishing; `JIHUA_ACCEPT_CHANGES` names, for one refresh, the rules whose\n"
        "findings are meant.",
    ),
    "TAB": (
        "Tables · 数据表",
        "dbt tests them where the tables are built, Great Expectations once more where they will be read.",
    ),
    "RUN": ("The work itself · 运行自身", "What every run and the weekly audit hold themselves to."),
    "FRE": ("How old it is · 时效", "Asked every day, whether or not anything is refreshed."),
}


def catalogue_page() -> str:
    """The page, in Markdown."""
    parts = [_HEAD]
    for family, (title, about) in _FAMILIES.items():
        rules = [rule for rule in load_catalogue().values() if rule.code.startswith(f"{family}-")]
        parts += [f"## {title}\n\n{about}\n", *(_entry(rule) for rule in rules)]
    return "\n".join(parts)


def _entry(rule: Rule) -> str:
    return (
        f"### {rule.code} ({rule.level})\n\n{rule.says}\n{rule.says_zh}\n\n"
        f"- Why: {rule.reason}\n  为什么：{rule.reason_zh}\n"
        f"- What to do: {rule.remedy}\n  怎么办：{rule.remedy_zh}\n- Since: {rule.since}\n"
    )


if __name__ == "__main__":
    sys.stdout.write(catalogue_page())
