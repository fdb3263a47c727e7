"""Writes the csv files beside it: nine months of a made-up sales team, every fact table filled.

    python3 tests/data/team/make.py

The same seed gives the same bytes. As of 18 September 2026 with stories to be seen on the screens:
Белов discounts and sells what the plan does not name, Зайцева answers slowly, Крылов calls much and
closes little, Орлова's customers come back, Тимофеев came in July (ramp 50/75/100), one customer
pays late.
"""

import csv
import random
from datetime import date, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
SEED = random.Random(20260918)
FIRST, LAST = date(2026, 1, 12), date(2026, 9, 18)

REPS = [  # name, team, from, ramp, pace of deals, discount, slowness of answers, share of calls that close
    ("Орлова Анна", "Продажи / Опт", date(2023, 3, 1), "", 1.3, 0.02, 0.6, 0.06),
    ("Белов Игорь", "Продажи / Опт", date(2022, 6, 15), "", 1.1, 0.11, 1.0, 0.04),
    ("Зайцева Мария", "Продажи / Опт", date(2024, 2, 1), "", 0.9, 0.04, 3.0, 0.04),
    ("Крылов Денис", "Продажи / Розница", date(2025, 1, 20), "", 0.7, 0.05, 1.2, 0.015),
    ("Мусина Алия", "Продажи / Розница", date(2021, 9, 1), "", 1.0, 0.03, 0.8, 0.05),
    ("Тимофеев Олег", "Продажи / Розница", date(2026, 7, 6), "50/75/100", 0.6, 0.06, 1.5, 0.03),
]
PRODUCTS = [  # sku, name, group, kind, price, cost
    ("00417", "Насос НЦ-40", "Насосы / Бытовые", "основной", 18500, 12100),
    ("00418", "Насос НЦ-60", "Насосы / Бытовые", "основной", 26900, 17800),
    ("00431", "Насос НП-200", "Насосы / Промышленные", "основной", 94000, 66500),
    ("00520", "Котёл К-12", "Котлы", "основной", 61500, 45200),
    ("00521", "Котёл К-24", "Котлы", "основной", 88900, 64300),
    ("00810", "Шланг 25 мм", "Принадлежности", "сопутствующий", 1450, 690),
    ("00811", "Фильтр сетчатый", "Принадлежности", "сопутствующий", 2300, 1050),
    ("00812", "Автоматика А-2", "Принадлежности", "сопутствующий", 7200, 4300),
    ("00950", "Монтаж", "Услуги", "услуга", 9500, 4000),
]
MAIN = [it for it in PRODUCTS if it[3] == "основной"]
BESIDE = [it for it in PRODUCTS if it[3] == "сопутствующий"]
ROOTS = ["Альфа", "Вектор", "Гранит", "Дельта", "Енисей", "Жемчуг", "Зенит", "Импульс", "Каскад", "Лидер",
         "Маяк", "Нептун", "Онега", "Прогресс", "Радуга", "Салют", "Темп", "Уран", "Факел", "Центр"]
KINDS = ["Сервис", "Строй", "Тепло"]
TOPICS = [("Насосы", 2), ("Котлы", 1), ("Договор и оплата", 1), ("Возражения", 1)]
CHANNELS = ["чат", "сайт", "почта", "телефон"]


def rouble(value):
    """1234.5 -> '1234,50': a comma, no thousands, as 1C writes a csv."""
    return f"{value:.2f}".replace(".", ",")


def ru(day):
    return day.strftime("%d.%m.%Y")


def clock(moment):
    return moment.strftime("%d.%m.%Y %H:%M")


def works(day):
    return day.weekday() < 5


def days():
    at = FIRST
    while at <= LAST:
        yield at
        at += timedelta(days=1)


def at_work(day):
    return [rep for rep in REPS if rep[2] <= day]


def write(name, head, rows):
    with open(HERE / f"{name}.csv", "w", newline="", encoding="utf-8-sig") as file:
        table = csv.writer(file, delimiter=";", lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


CUSTOMERS = []
for at in range(54):
    name = f"ООО «{ROOTS[at % 20]}-{KINDS[at // 20]}»"
    CUSTOMERS.append((f"К-{at + 1:03}", name, f"+7 495 {100 + at:03}-{10 + at % 80:02}-{(at * 7) % 90 + 10}", REPS[at % 5][0]))


def people():
    write("Менеджеры", ["Менеджер", "Отдел", "Принят", "Ставка", "Адаптация"],
          [(rep[0], rep[1], ru(rep[2]), "1", rep[3]) for rep in REPS])
    write("Товары", ["Артикул", "Наименование", "Группа", "Ед. изм.", "Вид товара", "Цена", "Себестоимость"],
          [(sku, name, group, "шт", kind, rouble(price), rouble(cost))
           for sku, name, group, kind, price, cost in PRODUCTS])
    write("Клиенты", ["Код клиента", "Клиент", "Телефон", "Ответственный", "Кредитный лимит"],
          [(*it, rouble(900000)) for it in CUSTOMERS])
    write("Темы", ["Тема", "Обязательна", "Вес", "Проходной балл", "Действует дней"],
          [(name, "да", weight, "80%", 180) for name, weight in TOPICS])
    write("Мероприятия", ["Мероприятие", "Дата начала", "Дата окончания", "Окно, дней", "Единица плана", "Затраты"], [
        ("Выставка «Тепло-2026»", "02.03.2026", "06.03.2026", 60, "клиенты", rouble(240000)),
        ("Летняя акция на насосы", "01.06.2026", "31.08.2026", 30, "прибыль", rouble(90000)),
        ("Обзвон монтажников", "01.07.2026", "30.09.2026", 60, "клиенты", rouble(40000)),
    ])


def sales():
    """Lines of sales; invoices and payments of the same documents; returns by their own dates."""
    lines, invoices, payments, number = [], [], [], 0
    for day in days():
        for rep in at_work(day):
            if not works(day) or SEED.random() > 0.28 * rep[4]:
                continue
            number += 1
            document = f"РН-{number:05}"
            own = [it for it in CUSTOMERS if it[3] == rep[0]] or CUSTOMERS[:6]
            customer = SEED.choice(own if SEED.random() < 0.8 else CUSTOMERS)
            goods = [SEED.choice(MAIN)] + [it for it in BESIDE if SEED.random() < 0.28]
            total = 0
            for sku, name, _, kind, price, _ in goods:
                quantity = SEED.randint(1, 4) if kind == "основной" else SEED.randint(1, 12)
                discount = SEED.choice([0, rep[5], rep[5] / 2])
                amount = round(price * quantity * (1 - discount), 2)
                total += amount
                campaign = ""
                if sku.startswith("004") and date(2026, 6, 1) <= day <= date(2026, 8, 31) and SEED.random() < 0.4:
                    campaign = "Летняя акция на насосы"
                lines.append((ru(day), document, customer[0], customer[1], rep[0], sku, name, quantity,
                              f"{discount * 100:.1f}%".replace(".", ","), rouble(amount), "продажа", "", campaign))
                if SEED.random() < 0.03 and day + timedelta(days=12) <= LAST:
                    back = day + timedelta(days=12)
                    lines.append((ru(back), f"ВЗ-{number:05}", customer[0], customer[1], rep[0], sku, name, 1, "0%",
                                  rouble(amount / quantity), "возврат", document, ""))
            due = day + timedelta(days=30)
            invoices.append((document, ru(day), ru(due), customer[0], customer[1], rep[0], rouble(total)))
            late = 55 if customer[0] == "К-004" else SEED.randint(-20, 25)
            for part in ([1] if SEED.random() < 0.7 else [0.4, 0.6]):
                paid = due + timedelta(days=late + (15 if part == 0.6 else 0))
                if paid <= LAST:
                    payments.append((ru(paid), rouble(total * part), document if SEED.random() < 0.8 else "",
                                     customer[0], customer[1]))
    write("Продажи", ["Дата", "Документ", "Код клиента", "Клиент", "Менеджер", "Артикул", "Номенклатура", "Количество",
                      "Скидка", "Сумма", "Вид", "Возврат документа", "Мероприятие"], lines)
    write("Счета", ["Номер счёта", "Дата счёта", "Срок оплаты", "Код клиента", "Клиент", "Менеджер", "Сумма счёта"], invoices)
    write("Оплаты", ["Дата оплаты", "Сумма оплаты", "Номер счёта", "Код клиента", "Плательщик"], payments)


def plans():
    rows = []
    for month in range(1, 10):
        first = date(2026, month, 1)
        last = (date(2026, month + 1, 1) if month < 12 else date(2027, 1, 1)) - timedelta(days=1)
        for rep in REPS:
            if rep[2] > last:
                continue
            add = lambda kpi, of, level, amount: rows.append(
                (kpi, rep[0], of, ru(first), ru(last), level, amount))
            add("План, деньги", "", "план", rouble(round(820000 * rep[4], -3)))
            add("План, деньги", "", "минимум", rouble(round(570000 * rep[4], -3)))
            for sku, units in [("00417", 6), ("00418", 4), ("00520", 4)]:
                add("План, SKU", sku, "план", round(units * rep[4]))
            add("Встречи", "", "минимум", 9)
            add("Презентации", "", "минимум", 3)
            add("Постоянные клиенты", "", "план", 4)
    year = (ru(date(2026, 1, 1)), ru(date(2026, 12, 31)))
    rows.append(("Холодная база", "", "", *year, "план", 3))
    rows.append(("Время ответа", "", "", *year, "план", "90%"))
    rows.append(("Знание продукта", "", "", *year, "план", "85%"))
    rows.append(("Просрочка (ПДЗ)", "", "", *year, "план", "15%"))
    for rep in REPS[:5]:
        rows.append(("Мероприятия", rep[0], "Обзвон монтажников", "01.07.2026", "30.09.2026", "план", 3))
        rows.append(("Мероприятия", rep[0], "Летняя акция на насосы", "01.06.2026", "31.08.2026", "план", rouble(150000)))
    write("Планы", ["Показатель", "Кому", "По чему", "С", "По", "Уровень", "План"], rows)


def contacts():
    """Calls, inquiries and meetings of each working day."""
    calls, inquiries, meetings, number = [], [], [], 0
    for day in days():
        if not works(day):
            continue
        for rep in at_work(day):
            for _ in range(SEED.randint(0, 5)):
                customer = SEED.choice(CUSTOMERS) if SEED.random() < max(rep[7] * 8, 0.2) else None
                start = datetime(day.year, day.month, day.day, SEED.randint(9, 17), SEED.randint(0, 59))
                talk = SEED.choice([0, 0, 8, 25, 90, 240, 410])
                campaign = "Обзвон монтажников" if day >= date(2026, 7, 1) and SEED.random() < 0.3 else ""
                calls.append((clock(start), rep[0], customer[1] if customer else "",
                              "" if customer else f"+7 916 {SEED.randint(100, 999)}-{SEED.randint(10, 99)}-{SEED.randint(10, 99)}",
                              "исходящий" if SEED.random() < 0.85 else "входящий", talk, "разговор" if talk > 15 else "недозвон", campaign))
            for _ in range(SEED.randint(0, 2)):
                number += 1
                start = datetime(day.year, day.month, day.day, SEED.randint(8, 19), SEED.randint(0, 59))
                channel = SEED.choice(CHANNELS)
                wait = SEED.expovariate(1 / (4 * rep[6] * (20 if channel == "почта" else 1)))
                answered = start + timedelta(minutes=int(wait) + 1)
                silent = SEED.random() < 0.05
                inquiries.append((f"О-{number:05}", clock(start), "" if silent else clock(answered), channel,
                                  SEED.choice(CUSTOMERS)[1], rep[0], "" if silent else rep[0], "закрыто" if not silent else "открыто"))
            if SEED.random() < 0.5:
                start = datetime(day.year, day.month, day.day, SEED.randint(10, 16), 0)
                state = SEED.choice(["состоялась"] * 8 + ["отменена", "перенесена"])
                kind = SEED.choice(["встреча"] * 3 + ["презентация", "встреча и презентация"])
                entered = start + timedelta(days=SEED.choice([0, 0, 0, 1, 6]))
                meetings.append((clock(start), rep[0], SEED.choice(CUSTOMERS)[1], kind, state, 60, clock(entered),
                                 "да" if SEED.random() < 0.3 else "нет"))
    write("Звонки", ["Дата звонка", "Менеджер", "Клиент", "Номер телефона", "Направление", "Длительность", "Результат звонка",
                     "Мероприятие"], calls)
    write("Обращения", ["Номер обращения", "Дата обращения", "Первый ответ", "Канал", "Клиент", "Ответственный", "Ответил",
                        "Статус"], inquiries)
    write("Встречи", ["Дата встречи", "Менеджер", "Клиент", "Тип встречи", "Статус встречи", "Длительность", "Внесено", "Онлайн"],
          meetings)


def learning():
    attempts, trainings = [], []
    for rep in REPS:
        for at, (topic, _) in enumerate(TOPICS):
            for day in (date(2026, 2, 10), date(2026, 6, 16), date(2026, 9, 8)):
                if rep[2] > day or SEED.random() < 0.15:
                    continue
                score = SEED.randint(6, 10) if at else SEED.randint(4, 10)
                moment = datetime(day.year, day.month, day.day, 15, at * 10)
                attempts.append((clock(moment), rep[0], topic, f"Аттестация: {topic}", score, 10))
                if score < 8 and day < date(2026, 9, 1):
                    trainings.append((ru(day + timedelta(days=9)), rep[0], topic, 2, "проведено"))
                    again = moment + timedelta(days=16)
                    attempts.append((clock(again), rep[0], topic, f"Аттестация: {topic}", min(10, score + SEED.randint(1, 3)), 10))
    write("Тесты", ["Дата теста", "Сотрудник", "Тема", "Тест", "Баллы", "Макс. балл"], attempts)
    write("Обучение", ["Дата обучения", "Сотрудник", "Тема", "Часы", "Статус"], trainings)
    write("Отсутствия", ["Сотрудник", "Дата начала", "Дата окончания", "Вид отсутствия"], [
        ("Мусина Алия", "06.07.2026", "19.07.2026", "отпуск"), ("Белов Игорь", "14.09.2026", "16.09.2026", "больничный")])


people()
sales()
plans()
contacts()
learning()
