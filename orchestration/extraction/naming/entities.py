"""Firms, zones and institutions that have a figure of their own.

Belongs here: how a phrase begins with the one whose figure it is: no figure of the whole place. Not
here: other places (`sentences.scopes`), regions and zones that a sentence is about
(`sentences.regions`).
"""

import re

_NO_NAME = (
    r"(?!国家|省|市|县|区|各|全|新|民用|公立|民营|三级|基层|重点|工业|产业|高新|经济开发区数|[^,]{1,4}级)"
)
# Zones by what they are called.
ZONES = "开发区|高新区|园区|示范区|试验区|合作区|自贸区|综保区|保税区|港区"
_ZONE = (
    rf"{ZONES}|经开区|新区|集聚区|功能区|科技园|产业园(?!区)"
    r"|(?:工业|创新|软件|物流|化工|创业|智造|农业|临港)园(?!区|林|艺)|(?:创新|产业|科技)公园"
)
_FIRM = (
    r"交易所|大市场|登记点(?:\([^()]*\))?|(?:交易|维权|服务)中心"
    r"|研究院|集团|公司|大学|医院|分行|支行|景区|口岸|机场"
)
# What is signed and sold at a fair is the fair's.
_FAIR = r"博览会|交易会|洽谈会|展销会|展览会|[\u4e00-\u9fff][交博贸]会"
_PART = r"中心城区|核心区|主城区|老城区|城市副中心"
# 城市副中心和某新城: parts of a place that are told of together.
_CORE = rf"(?:{_PART})(?:[和与及、](?:{_PART}|[\u4e00-\u9fff]{{1,4}}?新城))*"
# 某新区某科技园新增…: the zone within another is the one that is told of.
_WITHIN = r"(?:[^,;:、增建引设进完实新获]{2,8}(?:科技园|产业园|创新园|软件园))?"
WHO = (
    rf"(?:{_NO_NAME}[^,;:、]{{2,20}}?(?:{_ZONE}|{_FIRM}){_WITHIN}|{_CORE}"
    rf"|[^,;:、获在参举承办赴于到]{{0,12}}?(?:{_FAIR}))"
)
# One of these ends whoever ENTITY names, or stands before its brackets.
WHO_ENDS = frozenset("区园所场点心院团司学行岸会")
ENTITY = re.compile(rf"(?P<who>{WHO})(?P<what>(?!建设|数量|总数|家数)[^业的、内(和与及]{{1}}.{{3,}})$")
# 某博览会促成1000项签约: who does it stands before the verb.
ACTING = re.compile(WHO)
