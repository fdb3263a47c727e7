"""Writes the samples of known exports, the same bytes each time: python3 make.py

All names, numbers and companies are made up. `expected.txt` beside each sample is written by hand.
"""

import csv
import html
import io
import zipfile
from pathlib import Path

HERE = Path(__file__).parent


def put(path, data):
    file = HERE / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def table(rows, delimiter=",", quoted=False, end="\r\n"):
    text = io.StringIO()
    style = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=delimiter, quoting=style, lineterminator=end).writerows(rows)
    return text.getvalue()


def cell(tag, text, span=""):
    return f"<{tag}{span}>{html.escape(str(text))}</{tag}>"


def column(at):
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def xlsx(rows, merges=(), name="Sheet1", dates=()):
    """A workbook of one sheet: numbers are numbers, in the columns of `dates` serials of days."""

    def one(row, at, value):
        place = f"{column(at)}{row + 1}"
        if value == "" or value is None:
            return ""
        if isinstance(value, (int, float)):
            style = ' s="1"' if at in dates else ""
            return f'<c r="{place}"{style}><v>{value}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{html.escape(value)}</t></is></c>'

    body = "".join(
        f'<row r="{row + 1}">' + "".join(one(row, at, it) for at, it in enumerate(cells)) + "</row>"
        for row, cells in enumerate(rows)
    )
    merged = "".join(f'<mergeCell ref="{it}"/>' for it in merges)
    merged = f"<mergeCells>{merged}</mergeCells>" if merged else ""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{body}</sheetData>{merged}</worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as it:
        for part, text in parts.items():
            info = zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            it.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


def bitrix24_deals():
    head = """ID|Название сделки|Тип|Воронка|Стадия сделки|Группа стадии|Новая сделка|Регулярная сделка|Повторная сделка|Повторное обращение|Вероятность|Валюта|Сумма|Ставка налога|Компания: Название компании|Компания: Рабочий телефон|Контакт|Дата начала|Предполагаемая дата закрытия|Закрыта|Доступна для всех|Комментарий|Ответственный|Кем создана|Кем изменена|Дата создания|Дата изменения|Источник|Дополнительно об источнике|Лид|Товар|Цена|Количество|utm_source""".split("|")
    def deal(number, name, stage, group, total, firm, phone, person, close, closed, rep, made, ware="", price="", count=""):
        return [number, name, "Продажа", "Общая", stage, group, "Нет", "Нет", "Да", "Нет", "", "RUB", total, "", firm, phone,
                person, made[:10], close, closed, "Да", 'Ждём \\"ответа\\"', rep, "Анна Ким", rep, made, made, "Звонок", "", "", ware, price, count, "yandex"]
    rows = [
        deal(701, "Насосы «Север»", "Сделка успешна", "Успешна", "125\u00a0000.00", "ООО «Вода & Свет»", "+7 495 000-00-01", "Пётр Ли", "05.09.2026 14:20:00", "Да", "Ким Анна", "01.08.2026 10:00:00", "Насос Н-1", "100\u00a0000.00", "1"),
        deal(701, "Насосы «Север»", "Сделка успешна", "Успешна", "125\u00a0000.00", "ООО «Вода & Свет»", "+7 495 000-00-01", "Пётр Ли", "05.09.2026 14:20:00", "Да", "Ким Анна", "01.08.2026 10:00:00", "Муфта М-2", "12\u00a0500.00", "2"),
        deal(702, "Трубы", "Договор подписан", "В работе", "30\u00a0000.00", "ИП Сомов", "+7 495 000-00-02", "", "30.09.2026", "Нет", "Гусев Пётр", "14.09.2026 09:15:00"),
        deal(703, "Вентили", "Анализ причины провала", "Провалена", "9\u00a0900.00", "АО «Тепло»", "+7 495 000-00-03", "Олег Дым", "11.09.2026 11:00:00", "Да", "Гусев Пётр", "20.08.2026 16:40:00"),
        deal(704, "Фильтры", "Сделка успешна", "Успешна", "18\u00a0250.50", "АО «Тепло»", "+7 495 000-00-03", "Олег Дым", "22.09.2026", "Да", "Ким Анна", "02.09.2026 12:00:00"),
    ]
    line = lambda tag, cells: "<tr>" + "".join(cell(tag, it) for it in cells) + "</tr>"
    page = ('<meta http-equiv="Content-type" content="text/html;charset=UTF-8" />\n<table border="1">\n<thead>'
            + line("th", head) + "</thead>\n<tbody>\n" + "\n".join(line("td", it) for it in rows) + "\n</tbody></table>\n")
    put("bitrix24_deals/DEAL_20260922_1245eb64_6ab264526d153.xls", page.encode())


def bitrix24_deals_csv():
    head = "ID;Название;Направление;Стадия;Сумма;Валюта;Компания;Контакт;Дата начала;Дата завершения;Ответственный;Дата создания;Источник;Объект: город"
    rows = [head,
            "801;Насосы;Продажи;Сделка успешна;1250.50;RUB;ООО «Вода & Свет»;Пётр Ли;01.09.2026;05.09.2026;Ким Анна;01.08.2026 10:00:00;Звонок;Тула",
            "802;Трубы;Продажи;В работе;300;RUB;ИП Сомов;;14.09.2026;;Гусев Пётр;14.09.2026 09:15:00;Сайт;",
            "803;Вентили;Продажи;Сделка провалена;99;RUB;;Олег Дым;20.08.2026;11.09.2026;Гусев Пётр;20.08.2026 16:40:00;Сайт;Орёл"]
    put("bitrix24_deals_csv/DEAL_20260930.csv", "\ufeff".encode() + "\r\n".join(rows).encode() + b"\r\n")


def bitrix24_calls():
    rows = [
        "Сотрудник;Номер Битрикс24;Номер телефона;Тип звонка;Длительность;Дата;Статус;Стоимость;CRM;Запись",
        "Ким Анна;74950000010;79120000001;Исходящий;00:03:25;30.09.2026 14:05:07;Успешный звонок;1.20;ООО «Вода & Свет»;Прослушать",
        "Гусев Пётр;74950000010;79120000002;Входящий;00:00:42;30.09.2026 14:11:00;Успешный звонок;0.00;;Прослушать",
        "Гусев Пётр;74950000010;79120000003;Входящий с перенаправлением;00:00:00;30.09.2026 15:00:12;Пропущенный звонок;0.00;;",
        "Ким Анна;74950000010;79120000004;Обратный звонок;00:01:00;30.09.2026 16:30:00;Успешный звонок;2.10;ИП Сомов;Прослушать",
    ]
    put("bitrix24_calls/voximplant_calls.csv", "\ufeff".encode() + "\r\n".join(rows).encode() + b"\r\n")


def bitrix24_open_lines():
    rows = [
        ["ID диалога", "Дата создания", "Дата закрытия", "Источник", "Клиент", "Оператор", "Статус", "Время первого ответа", "Количество сообщений", "Оценка клиента"],
        ["5501", "29.09.2026 10:00:15", "29.09.2026 10:20:00", "Telegram", "ООО «Вода & Свет»", "Ким Анна", "Закрыт", "00:03:25", "12", "Положительная"],
        ["5502", "29.09.2026 11:30:00", "", "WhatsApp", "ИП Сомов", "Гусев Пётр", "В работе", "3 мин 25 с", "4", ""],
        ["5503", "29.09.2026 23:10:00", "30.09.2026 09:12:00", "Онлайн-чат", "Олег Дым", "Гусев Пётр", "Закрыт", "45 с", "3", "Отрицательная"],
        ["5504", "30.09.2026 12:00:00", "30.09.2026 12:01:00", "Онлайн-чат", "Реклама", "Ким Анна", "Спам", "", "1", ""],
    ]
    put("bitrix24_open_lines/imopenlines.xlsx", xlsx(rows, name="Диалоги"))


def amocrm_deals():
    head = """ID|Название сделки|Бюджет|Ответственный|Дата создания сделки|Кем создана сделка|Дата редактирования|Кем редактирована|Дата закрытия|Теги|Примечание|Примечание 2|Примечание 3|Примечание 4|Примечание 5|Этап сделки|Воронка|Полное имя контакта|Компания контакта|Ответственный за контакт|Компания|Рабочий телефон|Рабочий прямой телефон|Мобильный телефон|Факс|Домашний телефон|Другой телефон|Рабочий email|Личный email|Другой email|Город|Источник|Должность|Товар|utm_source|utm_medium|roistat|cid|Товар|Источник|roistat""".split("|")
    def deal(number, name, budget, rep, made, closed, stage, person, firm, phone, mail, ware):
        return [number, name, budget, rep, made, "Робот", made, rep, closed, "опт", "", "", "", "", "", stage, "Воронка", person, firm, rep,
                firm, phone, "", "", "", "", "", mail, "", "", "Тула", "Сайт", "Директор", ware, "google", "cpc", "112", "", "", "Сайт", "112"]
    rows = [
        head,
        deal("31200101", "Насосы, опт", "150000", "Ким Анна", "03.08.2026 10:11:12", "07.09.2026 15:00:00", "Успешно реализовано", "Пётр Ли", "ООО Вода", "'+74950000001", "voda@example.com", "Насос Н-1"),
        deal("31200102", "Трубы", "30500", "Гусев Пётр", "14.09.2026 09:15:00", "не закрыта", "Переговоры", "Иван Сомов", "ИП Сомов", "'+74950000002", "somov@example.com", "Труба Т-1"),
        deal("31200103", "Вентили", "9900", "Гусев Пётр", "20.08.2026 16:40:00", "11.09.2026 11:00:00", "Закрыто и не реализовано", "Олег Дым", "АО Тепло", "'+74950000003", "teplo@example.com", "Вентиль В-3"),
        deal("31200104", "Фильтры", "18250", "Ким Анна", "02.09.2026 12:00:00", "22.09.2026 17:30:00", "Успешно реализовано", "Олег Дым", "АО Тепло", "'+74950000003", "teplo@example.com", "Фильтр Ф-4"),
    ]
    put("amocrm_deals/amocrm_export_leads_2026-09-30.csv", table(rows, quoted=True, end="\n").encode())


def amocrm_payments():
    rows = [
        ["ID сделки", "Название сделки", "Дата оплаты", "Сумма оплаты", "Комментарий"],
        ["31200101", "Насосы, опт", "08.09.2026", "100000,50", "аванс"],
        ["31200101", "Насосы, опт", "20.09.2026", "49999,50", ""],
        ["31200104", "Фильтры", "25.09.2026", "18250,00", "полностью"],
    ]
    put("amocrm_payments/payments.xlsx", xlsx(rows))


ONEC = """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1251">
<STYLE TYPE="text/css">td { font-family: Arial; font-size: 8pt; }</STYLE></HEAD><BODY>
<TABLE CELLSPACING=0>
%s
</TABLE></BODY></HTML>
"""


def onec_balances():
    lines = ["<TR><TD COLSPAN=9>ООО &laquo;Наша фирма&raquo;</TD></TR>",
             "<TR><TD COLSPAN=9>Оборотно-сальдовая ведомость по счету 62 за 1 полугодие 2026 г.</TD></TR>",
             "<TR><TD>Выводимые данные:</TD><TD COLSPAN=8>БУ (данные бухгалтерского учета)</TD></TR>",
             "<TR></TR>",
             "<TR><TD>Счет</TD><TD ROWSPAN=3>Показа-<BR>тели</TD><TD COLSPAN=2>Сальдо на начало периода</TD><TD COLSPAN=2>Обороты за период</TD><TD COLSPAN=2>Сальдо на конец периода</TD></TR>",
             "<TR><TD>Контрагенты</TD><TD>Дебет</TD><TD>Кредит</TD><TD>Дебет</TD><TD>Кредит</TD><TD>Дебет</TD><TD>Кредит</TD></TR>",
             "<TR><TD>Договоры</TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD></TR>"]
    def rows(name, *sums):
        span = lambda it: f"<TD><SPAN STYLE=\"white-space:nowrap\">{it}</SPAN></TD>"
        zero = ["", "", "", "", "", ""]
        for mark, cells in (("БУ", sums), ("НУ", sums), ("БУ-НУ", zero)):
            first = name if mark == "БУ" else ""
            lines.append("<TR>" + span(first) + span(mark) + "".join(span(it.replace(" ", "&nbsp;")) for it in cells) + "</TR>")
    rows("62", "300 000,00", "", "900 000,00", "850 000,00", "350 000,00", "")
    rows("62.01", "300 000,00", "", "900 000,00", "840 000,00", "360 000,00", "")
    rows("Вода и Свет ООО", "200 000,00", "", "600 000,00", "540 000,00", "260 000,00", "")
    rows("Договор № 5 от 01.02.2026", "150 000,00", "", "400 000,00", "390 000,00", "160 000,00", "")
    rows("Основной договор", "50 000,00", "", "200 000,00", "150 000,00", "100 000,00", "")
    rows("Сомов ИП", "100 000,00", "", "300 000,00", "300 000,00", "100 000,00", "")
    rows("62.02", "", "", "", "10 000,00", "", "10 000,00")
    rows("Тепло АО", "", "", "", "10 000,00", "", "10 000,00")
    rows("Итого", "300 000,00", "", "900 000,00", "850 000,00", "350 000,00", "")
    put("onec_balances/осв62.xls", (ONEC % "\n".join(lines)).encode("cp1251"))


def onec_debts():
    rows = [
        ["", "Дебиторская задолженность по срокам долга", "", "", "", "", "", ""],
        ["", "На дату: 30.09.2026", "", "", "", "", "", ""],
        ["", "Дебиторская задолженность на 30.09.2026", "", "", "", "", "", ""],
        [],
        ["", "Код", "Контрагент", "Остаток долга контрагента", "Не просрочено", "От 1 до 30 дней", "Свыше 90 дней", "Просрочено, %"],
        ["", "000000012", "ООО «Вода & Свет»", "123 921,48", "100 000,00", "23 921,48", "", "19,30"],
        ["", "000000015", "ИП Сомов", "1 000,00", "", "", "1 000,00", "100,00"],
        ["", "Итого", "", "124 921,48", "100 000,00", "23 921,48", "1 000,00", "19,95"],
    ]
    put("onec_debts/задолженность.csv", table(rows, ";").encode("cp1251"))


def onec_sales():
    rows = [
        ["ООО «Наша фирма»"],
        ["Валовая прибыль"],
        ["Период: Сентябрь 2026 г."],
        ["Показатели: Количество, Выручка, Себестоимость, Валовая прибыль"],
        [],
        ["Менеджер", "Количество", "Выручка (с НДС)", "Себестоимость", "Валовая прибыль", "Рентабельность, %"],
        ["Контрагент"],
        ["Номенклатура"],
        ["Ким Анна", 14, 143250.5, 90000, 53250.5, 37.17],
        ["Вода и Свет ООО", 3, 125000, 80000, 45000, 36],
        ["Насос Н-1", 1, 100000, 65000, 35000, 35],
        ["Муфта М-2", 2, 25000, 15000, 10000, 40],
        ["Тепло АО", 11, 18250.5, 10000, 8250.5, 45.21],
        ["Фильтр Ф-4", 11, 18250.5, 10000, 8250.5, 45.21],
        ["Гусев Пётр", 5, 30000, 21000, 9000, 30],
        ["Сомов ИП", 5, 30000, 21000, 9000, 30],
        ["Труба Т-1", 5, 30000, 21000, 9000, 30],
        ["Итого", 19, 173250.5, 111000, 62250.5, 35.93],
    ]
    put("onec_sales/валовая прибыль.xlsx", xlsx(rows, ["B6:B8", "C6:C8"], name="TDSheet"))


def onec_sales_months():
    rows = [
        ["Отчет по продажам за 3 квартал 2026 г."],
        ["Отбор: Организация Равно «Наша фирма»"],
        [],
        ["Контрагент", "Номенклатура", "Июль 2026 г.", "", "", "Август 2026 г.", "", "", "Итого", "", ""],
        ["", "", "Количество", "Сумма", "НДС", "Количество", "Сумма", "НДС", "Количество", "Сумма", "НДС"],
        ["Вода и Свет ООО", "Насос Н-1", 2, 200000, 36065.57, 1, 100000, 18032.79, 3, 300000, 54098.36],
        ["Сомов ИП", "Труба Т-1", "", "", "", 5, 30000, 5409.84, 5, 30000, 5409.84],
        ["Итого", "", 2, 200000, 36065.57, 6, 130000, 23442.63, 8, 330000, 59508.2],
    ]
    put("onec_sales_months/продажи по месяцам.xlsx", xlsx(rows, ["C4:E4", "F4:H4", "I4:K4"], name="TDSheet"))


def onec_sales_documents():
    rows = [
        ["Отчет по продажам"],
        ["Период: 01.09.2026 - 30.09.2026"],
        [],
        ["Регистратор", "Контрагент", "Менеджер", "Номенклатура", "Ед.", "Количество", "Выручка (с НДС)", "Себестоимость", "Валовая прибыль", "Рентабельность"],
        ["Реализация (акт, накладная, УПД) 0000-000123 от 05.09.2026 12:00:00", "Вода и Свет ООО", "Ким Анна", "Насос Н-1", "шт", "1,000", "100 000,00", "65 000,00", "35 000,00", "35,00"],
        ["Реализация (акт, накладная, УПД) 0000-000123 от 05.09.2026 12:00:00", "Вода и Свет ООО", "Ким Анна", "Муфта М-2", "шт", "2,000", "25 000,00", "15 000,00", "10 000,00", "40,00"],
        ["Реализация (акт, накладная, УПД) 0000-000130 от 22.09.2026 17:30:00", "Тепло АО", "Ким Анна", "Фильтр Ф-4", "шт", "11,000", "18 250,50", "10 000,00", "8 250,50", "45,21"],
        ["Итого", "", "", "", "", "14,000", "143 250,50", "90 000,00", "53 250,50", "37,17"],
    ]
    put("onec_sales_documents/продажи.xls", (ONEC % "\n".join(
        "<TR>" + "".join(cell("TD", it) for it in row) + "</TR>" for row in rows)).encode("cp1251"))


def onec_card_62():
    rows = [
        ["ООО «Наша фирма»"],
        ["Карточка счета 62 за Июль 2026 г."],
        ["Выводимые данные: БУ (данные бухгалтерского учета)"],
        [],
        ["Период", "Документ", "Аналитика Дт", "Аналитика Кт", "Дебет", "", "Кредит", "", "Текущее сальдо", ""],
        ["", "", "", "", "Счет", "", "Счет", "", "", ""],
        ["Сальдо на начало", "", "", "", "", "", "", "", "Д", 50000],
        ["01.07.2026", "Поступление на расчетный счет 0000-000701 от 01.07.2026 10:00:00\nОплата по договору", "Основной расчетный счет\nОплата покупателя", "Вода и Свет ООО ИНН 5599001122\nДоговор № 5 от 01.02.2026\nРеализация (акт, накладная, УПД) 0000-000100 от 02.06.2026 12:00:00", "51", 50000, "62.01", "", "", ""],
        ["05.07.2026", "Реализация (акт, накладная, УПД) 0000-000123 от 05.07.2026 12:00:00\nРеализация товаров", "Вода и Свет ООО ИНН 5599001122\nДоговор № 5 от 01.02.2026\nРеализация (акт, накладная, УПД) 0000-000123 от 05.07.2026 12:00:00", "Основная номенклатурная группа\nНДС 22%", "62.01", 125000, "90.01.1", "", "Д", 125000],
        ["08.07.2026", "Поступление на расчетный счет 0000-000710 от 08.07.2026 09:00:00\nАванс", "Основной расчетный счет\nОплата покупателя", "Тепло АО ИНН 5599003344\nОсновной договор", "51", "", "62.02", 10000, "Д", 115000],
        ["15.07.2026", "Реализация (акт, накладная, УПД) 0000-000130 от 15.07.2026 17:30:00\nЗачет аванса", "Тепло АО ИНН 5599003344\nОсновной договор", "Тепло АО ИНН 5599003344\nОсновной договор", "62.02", 10000, "62.01", 10000, "Д", 115000],
        ["20.07.2026", "Списание с расчетного счета 0000-000055 от 20.07.2026 11:00:00\nВозврат покупателю", "Тепло АО ИНН 5599003344\nОсновной договор", "Основной расчетный счет\nВозврат", "62.02", "", "51", 4000, "Д", 119000],
        ["Обороты за период и сальдо на конец", "", "", "", "", 139000, "", 70000, "Д", 119000],
    ]
    put("onec_card_62/карточка 62.xlsx", xlsx(rows, ["E5:F5", "G5:H5"], name="TDSheet"))


def onec_card_51():
    rows = [
        ["Карточка счета 51 за Июль 2026 г."],
        [],
        ["Период", "Документ", "Аналитика Дт", "Аналитика Кт", "Дебет", "", "Кредит", "", "Текущее сальдо", ""],
        ["Сальдо на начало", "", "", "", "", "", "", "", "Д", "1 000,00"],
        ["01.07.2026", "Поступление на расчетный счет 0000-000701 от 01.07.2026 10:00:00\nОплата по договору", "Основной расчетный счет\nОплата покупателя", "КЛИЕНТ ООО ИНН 5599001122\nДоговор № 5", "51", "50 000,00", "62.01", "", "Д", "51 000,00"],
        ["02.07.2026", "Списание с расчетного счета 0000-000050 от 02.07.2026 12:00:00\nКомиссия банка", "Прочие расходы", "Основной расчетный счет", "91.02", "", "51", "150,00", "Д", "50 850,00"],
        ["20.07.2026", "Списание с расчетного счета 0000-000055 от 20.07.2026 11:00:00\nВозврат покупателю", "КЛИЕНТ ООО ИНН 5599001122\nДоговор № 5", "Основной расчетный счет\nВозврат", "62.02", "", "51", "4 000,00", "Д", "46 850,00"],
        ["Обороты за период и сальдо на конец", "", "", "", "", "50 000,00", "", "4 150,00", "Д", "46 850,00"],
    ]
    put("onec_card_51/карточка 51.xlsx", xlsx(rows, ["E3:F3", "G3:H3"], name="TDSheet"))


def hubspot_deals():
    rows = [
        ["Record ID", "Deal Name", "Deal Stage", "Pipeline", "Amount", "Close Date", "Create Date", "Deal owner", "HubSpot Team", "Associated Company", "Associated Company IDs", "Associated Contact IDs", "Original Source", "Last Activity Date", "Date entered “Closed Won (Sales Pipeline)”", 'Date entered "Appointment Scheduled (Sales Pipeline)"', "Deal probability"],
        ["18000000001", "Acme pumps", "Closed Won (Sales Pipeline)", "Sales Pipeline", "$45,000", "2026-09-05 14:15", "2026-08-01 10:00", "Ann Lee", "East", "Acme", "901", "11;12", "Offline Sources", "2026-09-04 09:00", "2026-09-05 14:15", "2026-08-02 10:00", "1"],
        ["18000000002", "Umbrella pipes", "Presentation Scheduled (Sales Pipeline)", "Sales Pipeline", "$1,000", "2026-10-30 00:00", "2026-09-14 09:15", "Bob Ray", "West", "Umbrella", "902", "13", "Organic Search", "2026-09-20 12:00", "", "2026-09-15 10:00", "0.6"],
        ["18000000003", "Zeta valves", "Closed Lost (Sales Pipeline)", "Sales Pipeline", "$9,900", "2026-09-11 11:00", "2026-08-20 16:40", "Bob Ray", "West", "Zeta", "903", "", "Direct Traffic", "2026-09-11 10:00", "", "2026-08-21 10:00", "0"],
        ["18000000004", "Draft", "Appointment Scheduled (Sales Pipeline)", "Sales Pipeline", "", "", "2026-09-28 16:40", "Ann Lee", "East", "Zeta", "903", "", "Direct Traffic", "", "", "2026-09-28 16:41", "0.2"],
    ]
    put("hubspot_deals/hubspot-crm-exports-all-deals.csv", table(rows, "\t").encode("utf-16"))


def hubspot_calls():
    rows = [
        ["Record ID", "Call Title", "Activity date", "Activity assigned to", "Call outcome", "Call direction", "Call duration (HH:mm:ss)", "To Number", "From Number", "Associated Company", "Associated Contact", "Call notes"],
        ["501", "Call with Acme", "2026-09-30 14:05", "Ann Lee", "Connected", "Outbound", "00:03:25", "+15550100", "+15550199", "Acme", "Joe Doe", "Hi"],
        ["502", "Call with Zeta", "2026-09-30 15:10", "Bob Ray", "No answer", "Outbound", "00:00:00", "+15550101", "+15550199", "Zeta", "", ""],
        ["503", "Inbound", "2026-09-30 16:00", "Bob Ray", "Connected", "Inbound", "01:02:03", "+15550199", "+15550102", "", "Jim Roe", ""],
    ]
    put("hubspot_calls/hubspot-crm-exports-calls.csv", table(rows).encode())


def hubspot_meetings():
    rows = [
        ["Record ID", "Meeting name", "Activity assigned to", "Meeting outcome", "Meeting start time", "Meeting end time", "Meeting location", "Call and meeting type", "Create Date", "Associated Company"],
        ["601", "Intro", "Ann Lee", "Completed", "2026-09-29 10:00", "2026-09-29 11:00", "Zoom", "", "2026-09-20 09:00", "Acme"],
        ["602", "Demo of pumps", "Bob Ray", "No show", "2026-09-29 12:00", "2026-09-29 12:30", "Office", "Product demo", "2026-09-21 09:00", "Zeta"],
        ["603", "Visit", "Bob Ray", "Rescheduled", "2026-09-30 12:00", "2026-09-30 12:30", "Office", "", "2026-09-22 09:00", "Zeta"],
        ["604", "Next", "Ann Lee", "Scheduled", "2026-10-05 12:00", "2026-10-05 12:30", "Office", "", "2026-09-28 09:00", "Acme"],
    ]
    put("hubspot_meetings/hubspot-crm-exports-meetings.xlsx", xlsx(rows, name="meetings"))


def salesforce():
    rows = [
        ["Opportunity Owner", "Account Name", "Opportunity Name", "Stage", "Amount Currency", "Amount", "Probability (%)", "Fiscal Period", "Age", "Close Date", "Created Date", "Next Step", "Lead Source", "Type", "Forecast Category", "Opportunity ID"],
        ["Ann Lee", "Acme", "Acme - pumps, 20", "Closed Won", "USD", "45000.00", "100", "Q3-2026", "35", "9/15/2026", "8/11/2026", "", "Web", "New Business", "Closed", "0061000001"],
        ["Ann Lee", "Zeta", "Zeta - valves", "Negotiation/Review", "USD", "1200.50", "90", "Q4-2026", "20", "10/30/2026", "9/10/2026", "Call", "Phone", "Existing Business", "Commit", "0061000002"],
        ["Bob Ray", "Umbrella", "Umbrella - pipes", "Closed Lost", "USD", "9900.00", "0", "Q3-2026", "22", "9/22/2026", "8/31/2026", "", "Web", "New Business", "Omitted", "0061000003"],
    ]
    text = table(rows, quoted=True, end="\n")
    text += "\n\n\"Grand Totals (3 records)\"\n\"\"\n\"Confidential Information - Do Not Distribute\"\n\"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\"\n"
    put("salesforce/report1760000000000.csv", text.encode("iso-8859-1"))


def salesforce_grouped():
    rows = [
        ["Opportunities by owner"],
        ["As of 2026-09-30 12:00:00 Eastern Standard Time • Generated by Ann Lee"],
        ["Filtered By"],
        ["   Show: All opportunities"],
        [],
        ["Opportunity Owner ↑", "Stage ↑", "Account Name", "Opportunity Name", "Amount", "Amount Currency", "Close Date", "Created Date"],
        ["Ann Lee", "Closed Won", "Acme", "Acme - pumps", 45000, "USD", 46280, 46245],
        ["", "", "Beta", "Beta - pumps", 5000, "USD", 46281, 46246],
        ["", "Negotiation", "Zeta", "Zeta - valves", 1200.5, "USD", 46325, 46275],
        ["Subtotal", "", "", "", 51200.5, "", "", ""],
        ["Bob Ray", "Closed Won", "Umbrella", "Umbrella - pipes", 9900, "USD", 46287, 46265],
        ["", "", "Gamma", "Gamma - pipes", 100, "USD", 46288, 46266],
        ["Subtotal", "", "", "", 10000, "", "", ""],
        ["Total", "", "", "", 61200.5, "", "", ""],
        [],
        ["Confidential Information - Do Not Distribute"],
        ["Copyright © 2000-2026 salesforce.com, inc. All rights reserved."],
    ]
    put("salesforce_grouped/Opportunities by owner.xlsx", xlsx(rows, dates={6, 7}, name="Opportunities by owner"))


def pipedrive_deals():
    head = "Deal - ID|Deal - Title|Deal - Value|Deal - Currency|Deal - Pipeline|Deal - Stage|Deal - Status|Deal - Owner|Deal - Organization|Deal - Contact person|Deal - Probability|Deal - Expected close date|Deal - Deal created|Deal - Last stage change|Deal - Won time|Deal - Lost time|Deal - Lost reason".split("|")
    rows = [
        head,
        [1, "Acme pumps", 45000, "USD", "Pipeline", "Negotiations", "Won", "Ann Lee", "Acme", "Joe Doe", "", 46280, 46245, 46279, 46280, "", ""],
        [2, "Umbrella pipes", 1000, "USD", "Pipeline", "Proposal", "Open", "Bob Ray", "Umbrella", "Jim Roe", 60, 46325, 46275, 46276, "", "", ""],
        [3, "Zeta valves", 9900, "USD", "Pipeline", "Demo", "Lost", "Bob Ray", "Zeta", "", "", "", 46254, 46255, "", 46276, "Price"],
        [4, "Beta filters", 180.25, "USD", "Pipeline", "Negotiations", "Won", "Ann Lee", "Beta", "", "", "", 46267, 46280, 46287, "", ""],
    ]
    put("pipedrive_deals/deals-12345-1.xlsx", xlsx(rows, dates={11, 12, 13, 14, 15}, name="Deals"))


def pipedrive_activities():
    rows = [
        ["Activity - Subject", "Activity - Type", "Activity - Due date", "Activity - Due time", "Activity - Duration", "Activity - Done", "Activity - Assigned to user", "Activity - Deal", "Activity - Organization", "Activity - Contact person", "Activity - Note"],
        ["Visit", "Meeting", "2026-09-29", "10:00", "01:00", "Done", "Ann Lee", "Acme pumps", "Acme", "Joe Doe", ""],
        ["Show pumps", "Demo", "2026-10-05", "12:00", "00:30", "To do", "Ann Lee", "Acme pumps", "Acme", "Joe Doe", ""],
        ["Call back", "Call", "2026-09-29", "14:05", "", "Done", "Bob Ray", "Zeta valves", "Zeta", "", ""],
        ["Call later", "Call", "2026-10-06", "14:05", "", "To do", "Bob Ray", "Zeta valves", "Zeta", "", ""],
        ["Send offer", "Email", "2026-09-30", "", "", "Done", "Bob Ray", "Zeta valves", "Zeta", "", "sent"],
    ]
    put("pipedrive_activities/activities-12345-1.csv", table(rows, end="\n").encode())


def zoho_deals():
    rows = [
        ["Record Id", "Deal Owner Id", "Deal Owner", "Deal Name", "Account Name Id", "Account Name", "Stage", "Amount", "Closing Date", "Probability (%)", "Expected Revenue", "Lead Source", "Created Time", "Modified Time", "Type", "Next Step"],
        ["zcrm_5500000000001", "zcrm_55001", "Ann Lee", "Acme pumps", "zcrm_71", "Acme", "Closed Won", "45000", "2026-09-15", "100", "45000", "Web", "2026-08-11 10:00:00", "2026-09-15 10:00:00", "New", ""],
        ["zcrm_5500000000002", "zcrm_55002", "Bob Ray", "Umbrella pipes", "zcrm_72", "Umbrella", "Qualification", "1000", "2026-10-30", "10", "100", "Web", "2026-09-14 09:15:00", "2026-09-20 09:15:00", "New", "Call"],
        ["zcrm_5500000000003", "zcrm_55002", "Bob Ray", "Zeta valves", "zcrm_73", "Zeta", "Closed Lost to Competition", "9900", "2026-09-11", "0", "0", "Phone", "2026-08-20 16:40:00", "2026-09-11 11:00:00", "New", ""],
    ]
    put("zoho_deals/Deals_2026_09_30.csv", table(rows, quoted=True).encode())


def google_forms():
    rows = [
        ["Отметка времени", "Адрес электронной почты", "Баллы", "ФИО", "Какой насос самый тихий?", "Сумма гарантии, руб.", "Дата запуска линейки", "Клиент спрашивает о скидке. Что ответите?"],
        ["29.09.2026 10:00:05", "kim@example.com", "8 / 10", "Ким Анна", "Н-1", "5000", "01.02.2026", "Узнаю объём"],
        ["29.09.2026 10:31:00", "gusev@example.com", "6 / 10", "Гусев Пётр", "Н-2", "5000", "01.02.2026", "Откажу"],
        ["30.09.2026 9:05:40", "gusev@example.com", "10 / 10", "Гусев Пётр", "Н-1", "7000", "01.02.2026", "Узнаю объём"],
    ]
    put("google_forms/Тест по насосам (Ответы).csv", table(rows).encode())


def moodle():
    rows = [
        ["Фамилия", "Имя", "Адрес электронной почты", "Состояние", "Тест начат", "Завершено", "Затраченное время", "Оценка/10,00", "В. 1 /1,00", "В. 2 /1,00"],
        ["Ким", "Анна", "kim@example.com", "Завершено", "29 сентября 2026  10:00", "29 сентября 2026  10:12", "12 мин. 5 сек.", "8,50", "1,00", "0,50"],
        ["Гусев", "Пётр", "gusev@example.com", "Завершено", "29 сентября 2026  11:00", "29 сентября 2026  11:20", "20 мин.", "6,00", "0,00", "1,00"],
        ["Сомова", "Ира", "somova@example.com", "В процессе", "30 сентября 2026  09:00", "-", "-", "-", "-", "-"],
        ["Общее среднее", "", "", "", "", "", "", "7,25", "0,50", "0,75"],
    ]
    put("moodle/Насосы-оценки.csv", "\ufeff".encode() + table(rows).encode())


def chatwoot():
    rows = [
        ["Conversation ID", "Inbox", "Contact", "Assignee", "Status", "Created at", "First response time", "Resolution time", "Messages count", "CSAT rating", "Labels"],
        ["101", "Website", "Joe Doe", "Ann Lee", "resolved", "2026-09-29 10:00:15", "205", "1200", "12", "5", "vip"],
        ["102", "WhatsApp", "Jim Roe", "Bob Ray", "open", "2026-09-29 11:30:00", "42", "", "3", "", ""],
        ["103", "Email", "Ann Poe", "Bob Ray", "pending", "2026-09-29 23:10:00", "", "", "1", "", ""],
    ]
    put("chatwoot/conversations.csv", table(rows, end="\n").encode())


def zendesk():
    head = "Summation column|Id|Requester|Requester id|Requester external id|Requester email|Requester domain|Submitter|Assignee|Group|Subject|Tags|Status|Priority|Via|Ticket type|Created at|Updated at|Assigned at|Organization|Due date|Initially assigned at|Solved at|Resolution time|Satisfaction Score|Group stations|Assignee stations|Reopens|Replies|First reply time in minutes|First reply time in minutes within business hours|First resolution time in minutes|Full resolution time in minutes|Agent wait time in minutes|Requester wait time in minutes|On hold time in minutes".split("|")
    def ticket(number, who, agent, status, via, made, wait, within, firm):
        return ["1", number, who, "39" + number, "", who.split()[0].lower() + "@example.com", "example.com", who, agent, "Support", "Order " + number, "sale", status, "Normal", via, "Question", made, made, made, firm, "", made, "", "", "Offered", "1", "1", "0", "2", wait, within, "", "", "", "", ""]
    rows = [head,
            ticket("7001", "Joe Doe", "Ann Lee", "Solved", "Web form", "2026-09-29 10:00", "25", "25", "Acme"),
            ticket("7002", "Jim Roe", "Bob Ray", "Open", "Mail", "2026-09-29 19:30", "840", "32", "Zeta"),
            ticket("7003", "Ann Poe", "Bob Ray", "Pending", "Chat", "2026-09-30 09:10", "", "", "")]
    put("zendesk/export-2026-09-30.csv", table(rows, end="\n").encode())


def calendar():
    ru = "Тема|Дата начала|Время начала|Дата завершения|Время завершения|Целый день|Напоминание вкл/выкл|Дата напоминания|Время напоминания|Организатор собрания|Обязательные участники|Необязательные участники|Ресурсы собрания|В это время|Важность|Категории|Место|Описание|Пометка|Расстояние|Счета|Частное".split("|")
    def event(subject, day, start, end, rep, kind):
        return [subject, day, start, day, end, "Ложь", "Истина", day, start, rep, "Пётр Ли; " + rep, "", "", "2", "Обычная", kind, "Офис", "", "Обычная", "", "", "Ложь"]
    rows = [ru,
            event("Встреча: Вода и Свет", "29.09.2026", "10:00:00", "11:00:00", "Ким Анна", "Встреча"),
            event("Показ насосов", "29.09.2026", "12:00:00", "12:30:00", "Гусев Пётр", "Презентация"),
            event("Звонок Сомову", "30.09.2026", "9:30:00", "10:00:00", "Гусев Пётр", "")]
    put("calendar/Календарь.csv", table(rows, quoted=True).encode("cp1251"))
    en = "Subject|Start Date|Start Time|End Date|End Time|All day event|Reminder on/off|Reminder Date|Reminder Time|Meeting Organizer|Required Attendees|Optional Attendees|Meeting Resources|Billing Information|Categories|Description|Location|Mileage|Priority|Private|Sensitivity|Show time as".split("|")
    def meeting(subject, day, start, end, rep, kind):
        return [subject, day, start, day, end, "False", "True", day, start, rep, "Joe Doe;" + rep, "", "", "", kind, "", "Office", "", "Normal", "False", "Normal", "2"]
    rows = [en,
            meeting("Acme", "9/29/2026", "10:00:00 AM", "11:00:00 AM", "Ann Lee", ""),
            meeting("Show pumps", "9/29/2026", "2:00:00 PM", "2:30:00 PM", "Bob Ray", "Demo")]
    put("calendar_en/calendar.csv", table(rows, quoted=True).encode())


for make in (bitrix24_deals, bitrix24_deals_csv, bitrix24_calls, bitrix24_open_lines, amocrm_deals, amocrm_payments, onec_balances, onec_debts,
             onec_sales, onec_sales_months, onec_sales_documents, onec_card_62, onec_card_51, hubspot_deals, hubspot_calls,
             hubspot_meetings, salesforce, salesforce_grouped, pipedrive_deals, pipedrive_activities, zoho_deals,
             google_forms, moodle, chatwoot, zendesk, calendar):
    make()
