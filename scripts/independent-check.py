#!/usr/bin/env python3
"""A second, independent check of the board's figures: it shares no code with the project.

It reads the sample files, decides which rows are bad, computes the figures
for 2024 (as of 2024-12-31) with plain loops, and compares them with a board saved as JSON.

    python3 scripts/independent-check.py SAMPLE_FOLDER BOARD_JSON [--districts FILE]

Exit code 1 if anything differs.
"""
import argparse
import collections
import csv
import datetime
import decimal
import json
import pathlib
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)
CITY = '330500'
COUNTIES = ('330502', '330503', '330521', '330522', '330523')
STAGES = ('未启动', '已部署', '推进中', '已完成', '已验收')
FOOT = ('合计', '小计', '总计', '填报人', '审核人', '负责人')
XLSX = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


class Bad(Exception):
    """A row that must be refused, with the reason."""


class Num(str):
    """The text of a cell that contains a number, not a text."""


# ---- reading -------------------------------------------------------------

def read_csv(path):
    with open(path, encoding='utf-8-sig', newline='') as f:
        for number, row in enumerate(csv.reader(f), 1):
            yield number, row


def column(ref):
    n = 0
    for ch in re.match('[A-Z]+', ref)[0]:
        n = n * 26 + ord(ch) - 64
    return n - 1


def read_xlsx(path):
    with zipfile.ZipFile(path) as z:
        shared = []
        if 'xl/sharedStrings.xml' in z.namelist():
            for si in ET.fromstring(z.read('xl/sharedStrings.xml')):
                shared.append(''.join(t.text or '' for t in si.iter(XLSX + 't')))
        sheets = sorted(n for n in z.namelist() if n.startswith('xl/worksheets/sheet'))
        for row in ET.fromstring(z.read(sheets[0])).iter(XLSX + 'row'):
            cells = {}
            for c in row.iter(XLSX + 'c'):
                v, kind = c.find(XLSX + 'v'), c.get('t', 'n')
                if kind == 'inlineStr':
                    text = ''.join(t.text or '' for t in c.iter(XLSX + 't'))
                elif v is None or v.text is None:
                    continue
                elif kind == 's':
                    text = shared[int(v.text)]
                else:
                    text = Num(v.text) if kind == 'n' else v.text
                cells[column(c.get('r'))] = text
            if cells:
                yield int(row.get('r')), [cells.get(i, '') for i in range(max(cells) + 1)]


LEVELS = {'city': 2, 'county': 3, 'township': 4, 'village': 5}


def read_divisions(path):
    with open(path, encoding='utf-8', newline='') as f:
        return {r['code']: (r['name'], LEVELS[r['level']], r['parent'] or None) for r in csv.DictReader(f)}


# ---- cells ---------------------------------------------------------------

def clean(v):
    if isinstance(v, Num):
        return v
    return unicodedata.normalize('NFKC', v).strip().lstrip("'")


def day(v):
    if isinstance(v, Num):
        return datetime.date(1899, 12, 30) + datetime.timedelta(days=int(decimal.Decimal(v)))
    m = (re.fullmatch(r'(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?', v)
         or re.fullmatch(r'(\d{4})(\d\d)(\d\d)', v))
    try:
        return datetime.date(*map(int, m.groups()))
    except (AttributeError, ValueError):
        raise Bad('impossible date')


def count(v):
    try:
        n = decimal.Decimal(v.replace(',', ''))
    except decimal.InvalidOperation:
        raise Bad('not a number')
    if n != int(n):
        raise Bad('not a whole number')
    if n < 0:
        raise Bad('negative count')
    return int(n)


def fen(v, unit):
    try:
        n = decimal.Decimal(v.replace(',', '')) * {'元': 100, '万元': 1000000}[unit]
    except decimal.InvalidOperation:
        raise Bad('not a number')
    if n != int(n):
        raise Bad('finer than one fen')
    if n < 0:
        raise Bad('negative amount')
    return int(n)


def identity(v):
    if isinstance(v, Num):
        raise Bad('identity number stored as a number: digits lost')
    v = v.upper()
    if re.fullmatch(r'\d(\.\d+)?E\+?\d+', v):
        raise Bad('identity number in scientific notation')
    if re.fullmatch(r'\d{15}', v):
        raise Bad('identity number of 15 digits')
    if not re.fullmatch(r'\d{17}[\dX]', v):
        raise Bad('identity number: form')
    try:
        born = datetime.date(int(v[6:10]), int(v[10:12]), int(v[12:14]))
    except ValueError:
        raise Bad('identity number: impossible birth date')
    if born > LAST:
        raise Bad('identity number: impossible birth date')
    # MOD 11-2 worked from the left, without a table of weights
    p = 0
    for ch in v[:17]:
        p = (p + int(ch)) * 2 % 11
    if '0123456789X'[(12 - p) % 11] != v[17]:
        raise Bad('identity number: check digit')
    return v


CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'


def credit(v):
    v = v.upper()
    if len(v) != 18 or any(ch not in CREDIT for ch in v):
        raise Bad('credit code: form')
    total = sum(CREDIT.index(ch) * pow(3, i, 31) for i, ch in enumerate(v))
    # the check character takes weight 1, so all 18 must give 0
    total += CREDIT.index(v[17]) * (1 - pow(3, 17, 31))
    if total % 31:
        raise Bad('credit code: check character')
    return v


class Areas:
    def __init__(self, divisions):
        self.all = divisions
        self.children = collections.defaultdict(list)
        for code, (_, _, parent) in divisions.items():
            self.children[parent].append(code)

    def code(self, v, level=None):
        v = str(v)
        for short in (v, v[:9] if v[9:] == '000' else v, v[:6] if v[6:] == '000000' else v):
            if short in self.all:
                if level and self.all[short][1] != level:
                    raise Bad('area code of another level')
                return short
        raise Bad('unknown area code')

    def named(self, name, among, what):
        found = [c for c in among if self.all[c][0] == name]
        if not found:
            raise Bad('unknown ' + what + ' name')
        if len(found) > 1:
            raise Bad('ambiguous ' + what + ' name')
        return found[0]

    def by_names(self, county, town, village):
        c = self.named(county, self.children[CITY], 'county')
        if town:
            t = self.named(town, self.children[c], 'township')
            return self.named(village, self.children[t], 'village')
        return self.named(village, [v for t in self.children[c] for v in self.children[t]], 'village')


# ---- the columns of each file: column → (kind, required) ----------------------

def words(text):
    """'a=b c' → {'a': 'a', 'b': 'a', 'c': 'c'}"""
    return {w: group.split('=')[0] for group in text.split() for w in group.split('=')}


TIER = words('特困人员=特困 低保对象=低保=最低生活保障对象 低边对象=低边=低保边缘=低保边缘家庭成员 '
             '刚性支出困难对象=刚性支出=支出型困难 其他监测对象=其他=其他困难人员')
CERT = words('五级=初级=五级/初级工 四级=中级=四级/中级工 三级=高级=三级/高级工 二级=技师=二级/技师 '
             '一级=高级技师=一级/高级技师')
YES = words('是 否')
ORG = words('社会团体 社会服务机构=民办非企业单位=民非 基金会')
GRADE = words('1A=A 2A=AA 3A=AAA 4A=AAAA 5A=AAAAA')
RISK = words('高=高风险 中=中风险 低=低风险')
CHILD = words('贫困家庭儿童=困难家庭儿童 自身残疾儿童=残疾儿童 事实无人抚养儿童 其他困境儿童=其他')

SETS = {
    '人口数': (dict(行政区划代码=('village', 1), 统计日期=('day', 1), 人口口径=(words('户籍=户籍人口 常住=常住人口'), 1),
                 性别=(words('男=男性 女=女性'), 1), 年龄段起=('count', 1), 年龄段止=('count', 1), 人数=('count', 1)),
            ('行政区划代码', '统计日期', '人口口径', '性别', '年龄段起')),
    '低保标准': (dict(行政区划代码=('county', 1), 执行日期=('day', 1), 月标准=('money', 1)), ('行政区划代码', '执行日期')),
    '低收入人口监测对象': (dict(身份证号=('identity', 1), 行政区划代码=('area', 1), 对象类别=(TIER, 1), 纳入日期=('day', 1),
                       退出日期=('day', 0)), ('身份证号',)),
    '善居工程完成户': (dict(户主身份证号=('identity', 1), 行政区划代码=('area', 1),
                     项目类型=(words('居家环境改善=环境改善 现代化基础家电配置=家电配置'), 1), 年度=('count', 1),
                     完成日期=('day', 1)), ('户主身份证号', '项目类型', '年度')),
    '养老护理员': (dict(身份证号=('identity', 1), 行政区划代码=('area', 1), 服务类型=(words('居家=居家养老 社区 机构=养老机构'), 1),
                   用工形式=(words('专职=全职 兼职'), 1), 证书等级=(CERT, 0), 发证日期=('day', 0), 入职日期=('day', 1),
                   离职日期=('day', 0)), ('身份证号',)),
    '养老机构': (dict(机构编号=('text', 1), 行政区划代码=('area', 1), 机构类型=(words('公办 民办 公建民营'), 1),
                  核定床位数=('count', 1), 护理型床位数=('count', 1), 认知障碍床位数=('count', 1), 备案日期=('day', 1),
                  停业日期=('day', 0)), ('机构编号',)),
    '康养联合体': (dict([('联合体编号', ('text', 1)), ('乡镇(街道)代码', ('town', 1)), ('认定日期', ('day', 1)),
                    ('取消日期', ('day', 0))]), ('联合体编号',)),
    '社区居家养老服务中心': (dict([('中心编号', ('text', 1)), ('县(区)', ('text', 1)), ('乡镇(街道)', ('text', 0)),
                         ('村(社区)', ('text', 1)), ('启用日期', ('day', 1)), ('建设类型', (words('新建 改建'), 0)),
                         ('新改建完成日期', ('day', 0)), ('停用日期', ('day', 0))]), ('中心编号',)),
    '老年助餐点': (dict([('助餐点编号', ('text', 1)), ('县(区)', ('text', 1)), ('乡镇(街道)', ('text', 0)),
                    ('村(社区)', ('text', 1)), ('类型', (words('老年食堂 助餐点 中心食堂 邻里助餐'), 1)),
                    ('启用日期', ('day', 1)), ('停用日期', ('day', 0))]), ('助餐点编号',)),
    '老年助餐服务日报': (dict(助餐点编号=('text', 1), 行政区划代码=('area', 1), 服务日期=('day', 1), 服务人次=('count', 1)),
                 ('助餐点编号', '服务日期')),
    '慈善组织': (dict([('统一社会信用代码', ('credit', 1)), ('登记机关区划代码', ('area', 1)), ('认定(登记)日期', ('day', 1)),
                   ('终止日期', ('day', 0)), ('是否具有公开募捐资格', (YES, 1))]), ('统一社会信用代码',)),
    '慈善信托备案': (dict(备案编号=('text', 1), 备案机关区划代码=('area', 1), 备案日期=('day', 1),
                    备案类型=(words('新设 追加'), 1), 备案资金=('money', 1)), ('备案编号',)),
    '僵尸型社会组织整治台账': (dict(统一社会信用代码=('credit', 1), 登记机关区划代码=('area', 1), 类别=(words('存量 新增'), 1),
                         列入日期=('day', 1), 整治方式=(words('撤销 注销 吊销 整改激活=整改=激活'), 0),
                         整治完成日期=('day', 0), 移出日期=('day', 0)), ('统一社会信用代码', '列入日期')),
    '社会组织': (dict(统一社会信用代码=('credit', 1), 登记机关区划代码=('area', 1), 组织类型=(ORG, 1),
                  是否社区发展基金会=(YES, 1), 成立登记日期=('day', 1), 注销日期=('day', 0)), ('统一社会信用代码',)),
    '社会组织评估等级': (dict(统一社会信用代码=('credit', 1), 登记机关区划代码=('area', 1), 评估等级=(GRADE, 1),
                      评定日期=('day', 1), 有效期至=('day', 1)), ('统一社会信用代码', '评定日期')),
    '困境儿童': (dict(身份证号=('identity', 1), 行政区划代码=('area', 1), 困境类型=(CHILD, 1), 纳入日期=('day', 1),
                  退出日期=('day', 0), 监护评估日期=('day', 0), 监护风险等级=(RISK, 0)), ('身份证号',)),
    '民政专项资金': (dict(资金编号=('text', 1), 行政区划代码=('area', 1), 下达日期=('day', 1), 结项日期=('day', 0),
                    金额=('money', 1), 检查日期=('day', 0)), ('资金编号',)),
    '重点任务进展': (dict(行政区划代码=('area', 1), 任务编号=('text', 1), 达到日期=('day', 1),
                    进展阶段=(words(' '.join(STAGES)), 1)), ('行政区划代码', '任务编号', '达到日期')),
}


def convert(kind, value, unit, areas):
    if isinstance(kind, dict):
        if value not in kind:
            raise Bad('unknown choice word')
        return kind[value]
    if kind == 'money':
        return fen(value, unit)
    levels = {'area': None, 'county': 3, 'town': 4, 'village': 5}
    if kind in levels:
        return areas.code(value, levels[kind])
    return {'day': day, 'count': count, 'identity': identity, 'credit': credit, 'text': str}[kind](value)


def take_row(row, places, columns, areas):
    out = {}
    for name, (kind, required) in columns.items():
        at, unit = places[name]
        value = clean(row[at]) if at < len(row) else ''
        if value == '':
            if required:
                raise Bad('missing required cell')
            out[name] = None
        else:
            out[name] = convert(kind, value, unit, areas)
    if '村(社区)' in columns:
        out['area'] = areas.by_names(out['县(区)'], out['乡镇(街道)'], out['村(社区)'])
    else:
        out['area'] = next(out[n] for n, (k, _) in columns.items() if k in ('area', 'county', 'town', 'village'))
    out['county'] = out['area'][:6]
    return out


def take_file(path, data, refused, areas):
    kind = unicodedata.normalize('NFKC', path.name).split('_')[0]
    if kind not in SETS:
        return  # the other script reads it
    columns, key = SETS[kind]
    places, kept = None, {}
    for number, row in (read_csv if path.suffix == '.csv' else read_xlsx)(path):
        if places is None:
            titles = {}
            for i, cell in enumerate(row):
                cell = clean(cell)
                m = re.fullmatch(r'(.*)\((元|万元)\)', cell)
                titles[m[1] if m else cell] = (i, m[2] if m else None)
            if all(name in titles for name in columns):
                places = titles
            elif number > 3:
                raise SystemExit(f'{path.name}: no header row')
            continue
        if not any(row) or str(row[0]).startswith(FOOT):
            continue
        try:
            item = take_row(row, places, columns, areas)
            whole = [clean(c) for c in row]
            k = tuple(item[n] for n in key)
            if k in kept:
                if kept[k] == whole:
                    raise Bad('the same row again')
                raise Bad('contradicts an earlier row with the same key')
            kept[k] = whole
            data[kind].append(item)
        except Bad as e:
            refused.append((str(e), path.name, number))


# ---- figures -------------------------------------------------------------

def figures(data, areas):
    out = {}

    def here(kind, place):
        return [r for r in data[kind] if place == CITY or r['county'] == place]

    def in_year(d):
        return d is not None and FIRST <= d <= LAST

    def open_on_last(begin, end):
        return begin <= LAST and (end is None or end > LAST)

    newest = {}
    for r in data['人口数']:
        k = r['area'], r['人口口径']
        if r['统计日期'] <= LAST:
            newest[k] = max(newest.get(k, r['统计日期']), r['统计日期'])
    people = collections.Counter()
    elderly = collections.Counter()
    for r in data['人口数']:
        if r['人口口径'] == '户籍' and r['统计日期'] == newest.get((r['area'], '户籍')):
            for place in (CITY, r['county']):
                people[place] += r['人数']
                if r['年龄段起'] >= 60:
                    elderly[place] += r['人数']

    def put(name, place, num, den=None, times=1, over=1):
        if num is None or den == 0:
            value = None
        else:
            value = decimal.Decimal(num) * times / (over if den is None else den)
        out[name, place] = (num, den, value)

    for place in (CITY,) + COUNTIES:
        in_force = []
        for c in COUNTIES if place == CITY else (place,):
            rows = [r for r in here('低保标准', c) if r['执行日期'] <= LAST]
            in_force.append(max(rows, key=lambda r: r['执行日期'])['月标准'])
        put('assistance.dibao-annual-standard', place, min(in_force), times=12, over=100)

        on = {r['身份证号'] for r in here('低收入人口监测对象', place) if open_on_last(r['纳入日期'], r['退出日期'])}
        put('assistance.low-income-monitored-share', place, len(on), people[place], 100)

        for name, what in (('home-improved', '居家环境改善'), ('appliance', '现代化基础家电配置')):
            n = {r['户主身份证号'] for r in here('善居工程完成户', place) if r['项目类型'] == what and in_year(r['完成日期'])}
            put(f'assistance.shanju-{name}-households', place, len(n))

        carers = here('养老护理员', place)
        n = {r['身份证号'] for r in carers if open_on_last(r['入职日期'], r['离职日期'])
             and r['证书等级'] and r['发证日期'] and r['发证日期'] <= LAST}
        put('elderly-care.certified-caregivers-per-10k-elderly', place, len(n), elderly[place], 10000)
        n = {r['身份证号'] for r in carers if r['服务类型'] == '居家' and r['用工形式'] == '专职' and in_year(r['入职日期'])}
        put('elderly-care.new-fulltime-home-caregivers', place, len(n))

        n = sum(r['认知障碍床位数'] for r in here('养老机构', place) if open_on_last(r['备案日期'], r['停业日期']))
        put('elderly-care.dementia-beds-per-10k-elderly', place, n, elderly[place], 10000)

        towns = [c for c, (_, level, _) in areas.all.items() if level == 4 and (place == CITY or c.startswith(place))]
        n = {r['area'] for r in here('康养联合体', place) if open_on_last(r['认定日期'], r['取消日期'])}
        put('elderly-care.kangyang-consortium-township-coverage', place, len(n), len(towns), 100)

        n = {r['中心编号'] for r in here('社区居家养老服务中心', place) if in_year(r['新改建完成日期'])}
        put('elderly-care.home-care-centres-built', place, len(n))
        n = {r['助餐点编号'] for r in here('老年助餐点', place) if in_year(r['启用日期'])}
        put('elderly-care.new-meal-sites', place, len(n))
        n = sum(r['服务人次'] for r in here('老年助餐服务日报', place) if in_year(r['服务日期']))
        put('elderly-care.meal-service-persontimes', place, n)

        n = {r['统一社会信用代码'] for r in here('慈善组织', place) if open_on_last(r['认定(登记)日期'], r['终止日期'])}
        put('charity.charitable-organisations', place, len(n))
        n = sum(r['备案资金'] for r in here('慈善信托备案', place) if in_year(r['备案日期']))
        put('charity.charitable-trust-new-funds', place, n, over=100)

        for name, what in (('stock', '存量'), ('new', '新增')):
            listed = [r for r in here('僵尸型社会组织整治台账', place) if r['类别'] == what
                      and open_on_last(r['列入日期'], r['移出日期'])]
            done = [r for r in listed if r['整治完成日期'] and r['整治完成日期'] <= LAST]
            put(f'registry.zombie-so-{name}-treated-rate', place, len(done), len(listed), 100)

        latest = {}
        for r in here('社会组织评估等级', place):
            old = latest.get(r['统一社会信用代码'])
            if r['评定日期'] <= LAST and (old is None or r['评定日期'] > old['评定日期']):
                latest[r['统一社会信用代码']] = r
        n = sum(1 for r in latest.values() if r['评估等级'] in ('4A', '5A') and r['有效期至'] > LAST)
        put('registry.so-4a-and-above', place, n)
        n = {r['统一社会信用代码'] for r in here('社会组织', place) if r['是否社区发展基金会'] == '是'
             and open_on_last(r['成立登记日期'], r['注销日期'])}
        put('registry.community-foundations', place, len(n))

        on = [r for r in here('困境儿童', place) if open_on_last(r['纳入日期'], r['退出日期'])]
        n = sum(1 for r in on if in_year(r['监护评估日期']))
        put('child-welfare.guardianship-assessment-rate', place, n, len(on), 100)
        on = [r for r in here('民政专项资金', place) if open_on_last(r['下达日期'], r['结项日期'])]
        n = sum(1 for r in on if in_year(r['检查日期']))
        put('governance.special-fund-inspection-coverage', place, n, len(on), 100)

    latest = {}
    for r in data['重点任务进展']:
        k = r['任务编号'], r['area']
        if r['达到日期'] <= LAST and (k not in latest or r['达到日期'] >= latest[k]['达到日期']):
            latest[k] = r
    # the counties that take part; the city's figure is the least of them
    part = {'assistance.mental-welfare-facility-completed': (CITY,),
            'registry.boundary-inspection-hanghu': (CITY,),
            'elderly-care.ageing-institution-reform-done': (CITY,) + COUNTIES,
            'registry.boundary-inspection-changan': ('330522', '330523'),
            'registry.anji-beidashan-renovation': ('330523',)}
    for name, who in part.items():
        stage = {p: STAGES.index(latest[name, p]['进展阶段']) if (name, p) in latest else 0 for p in who}
        put(name, CITY, min(stage.values()))
        if who != (CITY,):
            for c in COUNTIES:
                put(name, c, stage.get(c))
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('folder')
    p.add_argument('board')
    p.add_argument('--districts', default=pathlib.Path(__file__).resolve().parent.parent
                   / 'deployments/huzhou/divisions.csv')
    p.add_argument('--refused', action='store_true', help='list every refused row')
    args = p.parse_args()
    areas = Areas(read_divisions(args.districts))
    data, refused = collections.defaultdict(list), []
    for path in sorted(pathlib.Path(args.folder).iterdir()):
        if path.suffix in ('.csv', '.xlsx'):
            take_file(path, data, refused, areas)
    missing = [k for k in SETS if not data[k]]
    if missing:
        raise SystemExit('no rows of: ' + ' '.join(missing))
    # Money is in fen here, as in the records; the board shows it in yuan.
    money = ('assistance.dibao-annual-standard', 'charity.charitable-trust-new-funds')
    mine = {
        k: (None if v[0] is None else decimal.Decimal(v[0]) / 100, *v[1:]) if k[0] in money else v
        for k, v in figures(data, areas).items()
    }

    board = {}
    for row in json.load(open(args.board, encoding='utf-8'), parse_float=decimal.Decimal)['rows']:
        if any(row['indicator'] == name for name, _ in mine):
            for cell in row['cells']:
                k = row['indicator'], cell['district']
                if k in board:
                    raise SystemExit(f'two cells on the board for {k}')
                o = cell.get('observation') or {}
                board[k] = tuple(o.get(f) for f in ('numerator', 'denominator', 'value'))

    def same(a, b, near=0):
        if a is None or b is None:
            return a is b
        return abs(decimal.Decimal(a) - decimal.Decimal(b)) <= decimal.Decimal(near)

    def show(v):
        return '-' if v is None else f'{v:.6f}'.rstrip('0').rstrip('.') if isinstance(v, (float, decimal.Decimal)) else str(v)

    differ = 0
    print(f'{"indicator":54} {"place":7} {"numerator":>10} {"denominator":>11} {"value":>15}')
    for k in sorted(mine.keys() | board.keys()):
        a, b = mine.get(k), board.get(k)
        ok = a is not None and b is not None and same(a[0], b[0]) and same(a[1], b[1]) and same(a[2], b[2], '1e-9')
        differ += not ok
        a, b = a or ('none',) * 3, b or ('none',) * 3
        print(f'{k[0]:54} {k[1]:7} {show(a[0]):>10} {show(a[1]):>11} {show(a[2]):>15}'
              + ('' if ok else '   DIFFERS, board: ' + ' '.join(map(show, b))))

    print(f'\nrefused rows: {len(refused)}')
    for reason, n in sorted(collections.Counter(r[0] for r in refused).items()):
        print(f'  {n:4} {reason}')
    if args.refused:
        for reason, name, number in refused:
            print(f'  {name} row {number}: {reason}')
    print(f'\n{len(mine.keys() | board.keys())} compared, {differ} differ')
    return 1 if differ else 0


if __name__ == '__main__':
    sys.exit(main())
