#!/usr/bin/env python3
"""Computes the board's figures from the sample files again, by a program of a different make.

It shares no code with the project: other language, own readers for CSV and XLSX, own row checks, plain loops
over all rows instead of partial sums and roll-up. Then it compares numerators, denominators and values.

    python3 scripts/independent-check.py SAMPLE_FOLDER BOARD_JSON [--districts FILE]
"""
import argparse
import collections
import csv
import datetime
import decimal
import glob
import json
import os
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

YEAR_START, LAST_DAY = '2024-01-01', '2024-12-31'
CITY = '330500'
COUNTIES = ['330502', '330503', '330521', '330522', '330523']

# file → columns: title → (kind, required). Kinds: id, code, area, day, int, money, yesno, text, or a set of words.
TIERS = {'特困人员', '特困', '低保对象', '低保', '最低生活保障对象', '低边对象', '低边', '低保边缘', '低保边缘家庭成员', '刚性支出困难对象', '刚性支出', '支出型困难', '其他监测对象', '其他', '其他困难人员'}
GRADES = {'1A': 1, '2A': 2, '3A': 3, '4A': 4, '5A': 5, 'A': 1, 'AA': 2, 'AAA': 3, 'AAAA': 4, 'AAAAA': 5}
STAGES = {'未启动': 0, '已部署': 1, '推进中': 2, '已完成': 3, '已验收': 4}
CERTIFICATES = {'五级', '四级', '三级', '二级', '一级', '初级', '中级', '高级', '技师', '高级技师', '五级/初级工', '四级/中级工', '三级/高级工', '二级/技师', '一级/高级技师'}
FILES = {
    '人口数': ({'行政区划代码': ('area', 1), '统计日期': ('day', 1), '人口口径': ({'户籍', '常住', '户籍人口', '常住人口'}, 1), '性别': ({'男', '女', '男性', '女性'}, 1), '年龄段起': ('int', 1), '年龄段止': ('int', 1), '人数': ('int', 1)}, ['行政区划代码', '人口口径', '性别', '年龄段起', '统计日期']),
    '低收入人口监测对象': ({'身份证号': ('id', 1), '行政区划代码': ('area', 1), '对象类别': (TIERS, 1), '纳入日期': ('day', 1), '退出日期': ('day', 0)}, ['身份证号']),
    '养老护理员': ({'身份证号': ('id', 1), '行政区划代码': ('area', 1), '服务类型': ({'居家', '社区', '机构', '居家养老', '养老机构'}, 1), '用工形式': ({'专职', '兼职', '全职'}, 1), '证书等级': (CERTIFICATES, 0), '发证日期': ('day', 0), '入职日期': ('day', 1), '离职日期': ('day', 0)}, ['身份证号']),
    '困境儿童': ({'身份证号': ('id', 1), '行政区划代码': ('area', 1), '困境类型': ({'贫困家庭儿童', '困难家庭儿童', '自身残疾儿童', '残疾儿童', '事实无人抚养儿童', '其他困境儿童', '其他'}, 1), '纳入日期': ('day', 1), '退出日期': ('day', 0), '监护评估日期': ('day', 0), '监护风险等级': ({'高', '中', '低', '高风险', '中风险', '低风险'}, 0)}, ['身份证号']),
    '社会组织': ({'统一社会信用代码': ('code', 1), '登记机关区划代码': ('area', 1), '组织类型': ({'社会团体', '社会服务机构', '民办非企业单位', '民非', '基金会'}, 1), '是否社区发展基金会': ('yesno', 1), '成立登记日期': ('day', 1), '注销日期': ('day', 0)}, ['统一社会信用代码']),
    '老年助餐服务日报': ({'助餐点编号': ('text', 1), '行政区划代码': ('area', 1), '服务日期': ('day', 1), '服务人次': ('int', 1)}, ['助餐点编号', '服务日期']),
    '低保标准': ({'行政区划代码': ('area', 1), '执行日期': ('day', 1), '月标准': ('money', 1), '文号': ('text', 0)}, ['行政区划代码', '执行日期']),
    '僵尸型社会组织整治台账': ({'统一社会信用代码': ('code', 1), '登记机关区划代码': ('area', 1), '类别': ({'存量', '新增'}, 1), '列入日期': ('day', 1), '整治方式': ({'撤销', '注销', '吊销', '整改激活', '整改', '激活'}, 0), '整治完成日期': ('day', 0), '移出日期': ('day', 0)}, ['统一社会信用代码', '列入日期']),
    '养老机构': ({'机构编号': ('text', 1), '行政区划代码': ('area', 1), '机构类型': ({'公办', '民办', '公建民营'}, 1), '核定床位数': ('int', 1), '护理型床位数': ('int', 1), '认知障碍床位数': ('int', 1), '备案日期': ('day', 1), '停业日期': ('day', 0)}, ['机构编号']),
    '善居工程完成户': ({'户主身份证号': ('id', 1), '行政区划代码': ('area', 1), '项目类型': ({'居家环境改善', '环境改善', '现代化基础家电配置', '家电配置'}, 1), '年度': ('int', 1), '完成日期': ('day', 1)}, ['年度', '项目类型', '户主身份证号']),
    '康养联合体': ({'联合体编号': ('text', 1), '乡镇(街道)代码': ('area', 1), '认定日期': ('day', 1), '取消日期': ('day', 0)}, ['联合体编号']),
    '慈善信托备案': ({'备案编号': ('text', 1), '备案机关区划代码': ('area', 1), '备案日期': ('day', 1), '备案类型': ({'新设', '追加'}, 1), '备案资金': ('money', 1)}, ['备案编号']),
    '慈善组织': ({'统一社会信用代码': ('code', 1), '登记机关区划代码': ('area', 1), '认定(登记)日期': ('day', 1), '终止日期': ('day', 0), '是否具有公开募捐资格': ('yesno', 1)}, ['统一社会信用代码']),
    '民政专项资金': ({'资金编号': ('text', 1), '行政区划代码': ('area', 1), '下达日期': ('day', 1), '结项日期': ('day', 0), '金额': ('money', 1), '检查日期': ('day', 0)}, ['资金编号']),
    '社会组织评估等级': ({'统一社会信用代码': ('code', 1), '登记机关区划代码': ('area', 1), '评估等级': (set(GRADES), 1), '评定日期': ('day', 1), '有效期至': ('day', 1)}, ['统一社会信用代码', '评定日期']),
    '社区居家养老服务中心': ({'村(社区)': ('village', 1), '启用日期': ('day', 1), '中心编号': ('text', 1), '建设类型': ({'新建', '改建', '改扩建', '提升改造'}, 0), '新改建完成日期': ('day', 0), '停用日期': ('day', 0)}, ['中心编号']),
    '老年助餐点': ({'村(社区)': ('village', 1), '助餐点编号': ('text', 1), '类型': ({'中心食堂', '老年食堂', '助餐点', '邻里助餐'}, 1), '启用日期': ('day', 1), '停用日期': ('day', 0)}, ['助餐点编号']),
    '重点任务进展': ({'行政区划代码': ('area', 1), '任务编号': ('text', 1), '达到日期': ('day', 1), '进展阶段': (set(STAGES), 1), '佐证材料文号': ('text', 0)}, ['任务编号', '行政区划代码', '达到日期']),
}


class Bad(Exception):
    pass


def read_districts(path):
    text = open(path, encoding='utf-8').read()
    if path.endswith('.ts'):
        text = text[text.index('`') + 1 : text.rindex('`')]
    rows = csv.reader(text.strip().splitlines())
    return {row[0]: {'name': row[1]} for row in rows if row[0] != 'code'}


def read_csv(path):
    with open(path, encoding='utf-8-sig', newline='') as handle:
        yield from csv.reader(handle)


def read_xlsx(path):
    ns = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    book = zipfile.ZipFile(path)
    shared = []
    if 'xl/sharedStrings.xml' in book.namelist():
        shared = [''.join(t.text or '' for t in item.iter(ns + 't')) for item in ET.fromstring(book.read('xl/sharedStrings.xml')).iter(ns + 'si')]
    for row in ET.fromstring(book.read('xl/worksheets/sheet1.xml')).iter(ns + 'row'):
        cells = {}
        for cell in row.iter(ns + 'c'):
            column = 0
            for letter in re.match('[A-Z]+', cell.get('r')).group():
                column = column * 26 + ord(letter) - 64
            value = cell.find(ns + 'v')
            if value is None:
                inline = cell.find(ns + 'is')
                text = ''.join(t.text or '' for t in inline.iter(ns + 't')) if inline is not None else ''
            else:
                text = shared[int(value.text)] if cell.get('t') == 's' else value.text
                # A number cell keeps 15 digits: a longer number has lost its end, whatever it looks like.
                if cell.get('t') is None and len(value.text) > 15 and value.text.isdigit():
                    text = f'{float(value.text):.5E}'
            cells[column - 1] = text
        yield [cells.get(index, '') for index in range(max(cells, default=-1) + 1)]


def identity(text):
    text = text.upper()
    if 'E+' in text or re.fullmatch(r'\d{15}', text) or not re.fullmatch(r'\d{17}[\dX]', text):
        raise Bad('identity: form')
    day(text[6:14])
    weights = [2 ** (17 - index) % 11 for index in range(17)]
    rest = (12 - sum(weight * int(digit) for weight, digit in zip(weights, text))) % 11
    if text[17] != ('X' if rest == 10 else str(rest)):
        raise Bad('identity: check digit')
    return text


def credit(text):
    alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    if len(text) != 18 or any(letter not in alphabet for letter in text):
        raise Bad('credit code')
    if sum(alphabet.index(letter) * pow(3, index, 31) for index, letter in enumerate(text[:17])) % 31 != (31 - alphabet.index(text[17])) % 31:
        raise Bad('credit code')
    return text


def day(text):
    if re.fullmatch(r'\d{5}(\.0+)?', text):
        return (datetime.date(1899, 12, 30) + datetime.timedelta(days=int(float(text)))).isoformat()
    found = re.fullmatch(r'(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?', text) or re.fullmatch(r'(\d{4})(\d\d)(\d\d)', text)
    try:
        return datetime.date(*map(int, found.groups())).isoformat()
    except (AttributeError, ValueError):
        raise Bad('day') from None


def read_cell(kind, text, unit):
    if isinstance(kind, set):
        if text not in kind:
            raise Bad('unknown word')
        return text
    if kind == 'id':
        return identity(text)
    if kind == 'code':
        return credit(text)
    if kind == 'day':
        return day(text)
    if kind == 'int':
        if not re.fullmatch(r'\d+', text.replace(',', '')):
            raise Bad('number')
        return int(text.replace(',', ''))
    if kind == 'money':
        fen = decimal.Decimal(text.replace(',', '')) * {'元': 100, '万元': 1000000}[unit]
        if fen < 0 or fen != int(fen):
            raise Bad('money')
        return int(fen)
    if kind == 'yesno':
        if text not in ('是', '否'):
            raise Bad('yes or no')
        return text == '是'
    return text


def village(row, places, county):
    """A village by its names, told apart by the township."""
    township, name = row.get('乡镇(街道)', ''), row['村(社区)']
    towns = [code for code, place in places.items() if len(code) == 9 and code.startswith(county) and (township == '' or place['name'] == township)]
    found = [code for code, place in places.items() if len(code) == 12 and place['name'] == name and code[:9] in towns]
    if len(found) != 1:
        raise Bad('village name: ' + ('unknown' if not found else 'ambiguous'))
    return found[0]


def load(folder, places):
    tables = collections.defaultdict(list)
    refused = collections.Counter()
    for path in sorted(glob.glob(os.path.join(folder, '*.csv')) + glob.glob(os.path.join(folder, '*.xlsx'))):
        name, county = os.path.basename(path).split('_')[:2]
        columns, key = FILES[name]
        rows = (read_csv if path.endswith('.csv') else read_xlsx)(path)
        assert '模拟数据' in next(rows)[0]
        header = [re.fullmatch(r'(.*?)(?:\((元|万元)\))?', cell).groups() for cell in next(rows)]
        seen = {}
        for cells in rows:
            cells = [unicodedata.normalize('NFKC', cell or '').strip().lstrip("'") for cell in cells]
            if not any(cells) or cells[0] in ('合计', '小计', '总计') or any(re.match('(填报人|审核人|负责人|制表)', cell) for cell in cells):
                continue
            texts = {title: (cells[index] if index < len(cells) else '', unit) for index, (title, unit) in enumerate(header)}
            try:
                row = {}
                for title, (kind, required) in columns.items():
                    text, unit = texts[title]
                    if text == '':
                        if required:
                            raise Bad('missing')
                        row[title] = None
                    elif kind == 'area':
                        if text not in places or not (text.startswith(county) or county == CITY):
                            raise Bad('district')
                        row['area'] = row[title] = text
                    elif kind == 'village':
                        row['area'] = village({title: value for title, (value, _) in texts.items()}, places, county)
                        row[title] = row['area']
                    else:
                        row[title] = read_cell(kind, text, unit)
                at = tuple(row[title] for title in key)
                if at in seen:
                    if seen[at] != row:
                        raise Bad('contradicts an earlier row')
                    continue
                seen[at] = row
            except Bad as bad:
                refused[str(bad)] += 1
                continue
            tables[name].append(row)
    return tables, refused


def inside(row, place):
    return place == CITY or row['area'].startswith(place)


def standing(row, begun, ended):
    return row[begun] <= LAST_DAY and (row[ended] is None or row[ended] > LAST_DAY)


def in_year(value):
    return value is not None and YEAR_START <= value <= LAST_DAY


def figures(tables, places):
    """(indicator, district) → numerator, denominator, value."""
    latest_count = {}
    for row in tables['人口数']:
        at = (row['area'], row['人口口径'][:2], row['性别'][0], row['年龄段起'])
        if row['统计日期'] <= LAST_DAY and (at not in latest_count or latest_count[at]['统计日期'] < row['统计日期']):
            latest_count[at] = row
    grade_in_force = {}
    for row in tables['社会组织评估等级']:
        at = (row['统一社会信用代码'], row['area'])
        if row['评定日期'] <= LAST_DAY and (at not in grade_in_force or grade_in_force[at]['评定日期'] < row['评定日期']):
            grade_in_force[at] = row
    found = {}

    def say(name, place, numerator, denominator=None, scale=1, value=None):
        if value is None:
            value = numerator if denominator is None else (numerator * scale / denominator if denominator else None)
        found[name, place] = (numerator, denominator, value)

    for place in [CITY, *COUNTIES]:
        of = lambda name: [row for row in tables[name] if inside(row, place)]
        people = [row for at, row in latest_count.items() if at[1] == '户籍' and inside(row, place)]
        registered = sum(row['人数'] for row in people)
        older = sum(row['人数'] for row in people if row['年龄段起'] >= 60)

        standards = []
        for county in COUNTIES if place == CITY else [place]:
            own = [row for row in tables['低保标准'] if row['area'] == county and row['执行日期'] <= LAST_DAY]
            standards.append(max(own, key=lambda row: row['执行日期'])['月标准'])
        say('assistance.dibao-annual-standard', place, min(standards), value=min(standards) * 12 / 100)
        say('assistance.low-income-monitored-share', place, sum(standing(row, '纳入日期', '退出日期') for row in of('低收入人口监测对象')), registered, 100)
        homes = [row for row in of('善居工程完成户') if in_year(row['完成日期'])]
        say('assistance.shanju-home-improved-households', place, sum('环境' in row['项目类型'] for row in homes))
        say('assistance.shanju-appliance-households', place, sum('家电' in row['项目类型'] for row in homes))

        carers = of('养老护理员')
        certified = [row for row in carers if standing(row, '入职日期', '离职日期') and row['证书等级'] and row['发证日期'] and row['发证日期'] <= LAST_DAY]
        say('elderly-care.certified-caregivers-per-10k-elderly', place, len(certified), older, 10000)
        say('elderly-care.new-fulltime-home-caregivers', place, sum(in_year(row['入职日期']) and row['服务类型'].startswith('居家') and row['用工形式'] in ('专职', '全职') for row in carers))
        beds = sum(row['认知障碍床位数'] for row in of('养老机构') if standing(row, '备案日期', '停业日期'))
        say('elderly-care.dementia-beds-per-10k-elderly', place, beds, older, 10000)
        covered = {row['area'][:9] for row in of('康养联合体') if standing(row, '认定日期', '取消日期')}
        townships = sum(len(code) == 9 and (place == CITY or code.startswith(place)) for code in places)
        say('elderly-care.kangyang-consortium-township-coverage', place, len(covered), townships, 100)
        say('elderly-care.home-care-centres-built', place, sum(in_year(row['新改建完成日期']) for row in of('社区居家养老服务中心')))
        say('elderly-care.new-meal-sites', place, sum(in_year(row['启用日期']) for row in of('老年助餐点')))
        say('elderly-care.meal-service-persontimes', place, sum(row['服务人次'] for row in of('老年助餐服务日报') if in_year(row['服务日期'])))

        say('charity.charitable-organisations', place, sum(standing(row, '认定(登记)日期', '终止日期') for row in of('慈善组织')))
        fen = sum(row['备案资金'] for row in of('慈善信托备案') if in_year(row['备案日期']))
        say('charity.charitable-trust-new-funds', place, fen, value=fen / 100)
        for cohort, name in (('存量', 'stock'), ('新增', 'new')):
            listed = [row for row in of('僵尸型社会组织整治台账') if row['类别'] == cohort and standing(row, '列入日期', '移出日期')]
            say(f'registry.zombie-so-{name}-treated-rate', place, sum(row['整治完成日期'] is not None and row['整治完成日期'] <= LAST_DAY for row in listed), len(listed), 100)
        say('registry.so-4a-and-above', place, sum(GRADES[row['评估等级']] >= 4 and row['有效期至'] > LAST_DAY for row in grade_in_force.values() if inside(row, place)))
        say('registry.community-foundations', place, sum(row['是否社区发展基金会'] and standing(row, '成立登记日期', '注销日期') for row in of('社会组织')))

        children = [row for row in of('困境儿童') if standing(row, '纳入日期', '退出日期')]
        say('child-welfare.guardianship-assessment-rate', place, sum(in_year(row['监护评估日期']) for row in children), len(children), 100)
        funds = [row for row in of('民政专项资金') if standing(row, '下达日期', '结项日期')]
        say('governance.special-fund-inspection-coverage', place, sum(in_year(row['检查日期']) for row in funds), len(funds), 100)

        stages = {}
        for row in sorted(of('重点任务进展'), key=lambda row: row['达到日期']):
            if row['达到日期'] <= LAST_DAY:
                stages[row['任务编号'], row['area']] = STAGES[row['进展阶段']]
        for task in {task for task, _ in stages}:
            least = min(stage for (other, _), stage in stages.items() if other == task)
            say(task, place, least)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('sample')
    parser.add_argument('board')
    parser.add_argument('--districts', default=os.path.join(os.path.dirname(__file__), '..', 'packages', 'plan', 'src', 'huzhou', 'divisions.ts'))
    given = parser.parse_args()
    places = read_districts(given.districts)
    tables, refused = load(given.sample, places)
    print('rows read:', sum(map(len, tables.values())), ' refused:', sum(refused.values()), dict(refused))
    expected = figures(tables, places)
    compared = differ = 0
    for row in json.load(open(given.board, encoding='utf-8'))['rows']:
        shown = []
        for cell in row['cells']:
            seen = cell['observation']
            own = expected.pop((row['indicator'], cell['district']), (None, None, None))
            same = seen['numerator'] == own[0] and seen['denominator'] == own[1] and (seen['value'] == own[2] or (own[2] is not None and seen['value'] is not None and abs(seen['value'] - own[2]) < 1e-9))
            compared += 1
            differ += not same
            shown.append('—' if own[2] is None else f'{own[2]:.2f}' if same else f"{own} ≠ board {seen['numerator']}, {seen['denominator']}, {seen['value']}")
        print(f"{row['item']:>3} {row['indicator']:<55}", '  '.join(shown))
    for name, place in expected:
        differ += 1
        print('not on the board:', name, place)
    print(f'{compared} compared, {differ} differ')
    return 1 if differ or not compared else 0


if __name__ == '__main__':
    sys.exit(main())
