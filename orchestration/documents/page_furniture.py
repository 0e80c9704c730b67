"""What stands on a page of a government site and is no part of the report.

Belongs here: the lines and elements of navigation, tools and footers, one rule a row. Not here:
where the report begins and ends (`webpages`).

The line rules are asked only before the report's first paragraph and after its last: between
the two nothing is ever left out by its wording.
"""

import re
from dataclasses import dataclass

# No line of furniture is longer than this, but those of the footer.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """What a line of furniture looks like (white space left out), and examples of it."""

    name: str
    wording: re.Pattern[str]
    examples: tuple[str, ...]


FURNITURE_RULES = (
    FurnitureRule(
        "breadcrumb",
        re.compile(r"(?:您?(?:现在|当前)?的?所?在?的?位置|首页|网站首页)[:：]?\s*(?:[>＞»›/|].*|首页.*|$)|[^。]{0,20}首页[>＞»›].*"),
        ("您现在的位置：首页 > 信息公开 > 规划", "当前位置: 首页", "首页 > 政务公开", "所在位置：首页»规划"),
    ),
    FurnitureRule(
        "tools",
        re.compile(
            r"(?:[\[【(（]?(?:字体|字号|视力保护色|背景色)[:：]?.{0,30}"
            r"|[\[【(（]?(?:打印|关闭|收藏|全屏|下载|返回顶部|返回|纠错|语音播报|播报|朗读|加大|减小|还原|大|中|小|[】\])）|])"
            r"(?:本页|窗口|页面|文章|正文|此页|本文)?[】\])）|]*)+"
        ),
        ("【字体：大 中 小】", "打印本页", "【打印】【关闭】", "关闭窗口", "字号：[大][中][小]", "】"),
    ),
    FurnitureRule(
        "share",
        re.compile(r"(?:分享|转发)(?:到|至|本文)?[:：]?.{0,40}|.{0,4}(?:微信|微博|二维码|扫一扫|扫码).{0,40}"),
        ("分享到：", "分享", "扫一扫在手机打开当前页", "用微信扫描二维码"),
    ),
    FurnitureRule(
        "neighbours",
        re.compile(
            r"(?:上|下)(?:一)?(?:篇|条|页)(?:文章)?[:：]?.*|没有了|(?:相关|延伸|推荐)(?:阅读|链接|文章|新闻|报道|信息|文件|解读|稿件|附件)[:：]?.{0,60}"
        ),
        ("上一篇：某市2015年国民经济和社会发展统计公报", "下一条：没有了", "相关附件:", "相关报道："),
    ),
    FurnitureRule(
        "counter",
        re.compile(r"(?:浏览|访问|阅读|点击)(?:次数|量|数|率)?[:：]\s*[\d\-—]*次?.{0,10}|责任?编辑?[:：].{0,20}|\[?责编.{0,20}"),
        ("浏览次数：1234次", "访问量: -", "责任编辑：某某"),
    ),
    FurnitureRule(
        "footer",
        re.compile(
            r".{0,80}(?:备案号|网站标识码|ICP备|公网安备|版权所有|Copyright|©|主办单位?[:：]|主办[:：]|承办单位?[:：]|承办[:：]|技术支持[:：]"
            r"|网站地图|联系我们|隐私声明|网站声明|使用帮助|关于我们|邮政编码[:：]|邮编[:：]|政府网站找错|建议使用.{0,40}浏览器|分辨率).*",
            re.IGNORECASE,
        ),
        (
            "网站标识码：1234567890", "某ICP备12345678号-1", "某公网安备 12345678901234号",
            "版权所有：某市人民政府", "主办：某市人民政府办公室 承办：某市政务服务数据管理局",
            "关于我们 | 网站地图 | 联系我们",
        ),
    ),
    FurnitureRule(
        "contact",
        re.compile(r"(?:联系)?(?:电话|传真|热线|邮箱|地址|联系人)[:：].{0,60}"),
        ("联系电话：0000-12345678", "地址：某市某路1号"),
    ),
    FurnitureRule(
        "published",
        re.compile(
            r".{0,40}(?:发布|发文|成文|公开|印发|更新|生成)?(?:日期|时间)[:：].{0,80}"
            r"|(?:文章|信息|稿件)?来源[:：]?.{0,60}|(?:信息)?索引号[:：].{0,60}|(?:主题)?分类[:：].{0,60}|文号[:：].{0,60}|(?:发布|公开)(?:机构|单位|机关)[:：].{0,40}"
        ),
        ("发布日期:2015-02-09 文章来源:某局 【字体:】 访问量: -", "来源：某日报", "索引号：12345-67/2015"),
    ),
)  # fmt: skip

# Names (class, id, role; split at -, _ and capitals) of elements that hold no report.
FURNITURE_NAMES = frozenset(
    """
    nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs footer foot share bdsharebuttonbox
    copyright sidebar related recommend pager pagination toolbar search login qrcode ewm fenxiang
    weizhi dqwz prevnext wzdh jiathis friendlink yqlj contentinfo complementary
    """.split()  # noqa: SIM905 (a list of words reads better as words)
)

# Names by which the common site systems call the element around an article.
ARTICLE_NAMES = frozenset(
    """
    zoom ucap-content trs_editor trs_editor_view trs_uetable view article article-content
    articlecontent article_content article-body pages_content vsb_content vsb_content_2 ivs_content
    news_content newscontent content zwgk_content xxgk_content detail-content print_content
    contenttext textcontent con_text main-content bt_content xl_content wzcon nr mainbody
    """.split()  # noqa: SIM905 (a list of words reads better as words)
)


def furniture_rule(line: str) -> str | None:
    """The name of the rule by which the line is furniture, None where it is none."""
    plain = re.sub(r"\s+", "", line)
    if len(plain) > _LONGEST:
        return None
    for rule in FURNITURE_RULES:
        if rule.wording.fullmatch(plain):
            return rule.name
    return None


def names_of(attributes: dict[str, str | None]) -> frozenset[str]:
    """The names of an element in small letters, whole and in their parts."""
    names: set[str] = set()
    for key in ("class", "id", "role"):
        for name in (attributes.get(key) or "").split():
            names.add(name.lower())
            parts = re.split(r"[-_]|(?<=[a-z])(?=[A-Z])", name)
            names.update(part.lower() for part in parts if part)
    return frozenset(names)


def whole_names_of(attributes: dict[str, str | None]) -> frozenset[str]:
    """The names of an element in small letters, as they are written."""
    return frozenset(name.lower() for key in ("class", "id") for name in (attributes.get(key) or "").split())
