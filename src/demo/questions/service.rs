//! The service firm: installing heating and looking after it.

use super::Asked;
use crate::lang::text;

/// Its questions.
pub const BANK: &[Asked] = &[
    (
        0,
        "a",
        text(
            "Что входит в монтаж отопления? | Проект, установка и пуск | Только котёл | Только трубы | Промывка раз в год",
            "What is in a heating installation? | Design, fitting and starting up | The boiler alone | The pipes alone | A flushing a year",
        ),
    ),
    (
        0,
        "c",
        text(
            "Клиент жалуется: батареи греют неровно. Что предложить? | Новый монтаж | Удалённый контроль | Промывку системы | Скидку",
            "A customer's radiators warm unevenly. What do you offer? | A new installation | Remote monitoring | System flushing | A discount",
        ),
    ),
    (
        0,
        "d",
        text(
            "Чем годовое обслуживание отличается от выезда мастера? | Ничем | Оно дешевле выезда | Оно только для новых домов | Это договор на год: осмотры и приоритет",
            "How does yearly maintenance differ from an engineer visit? | In nothing | It costs less than a visit | It is for new houses only | It is a contract for a year: inspections and priority",
        ),
    ),
    (
        1,
        "b",
        text(
            "Сколько стоит выезд мастера? | 2 650 ₽ | 4 900 ₽ | 11 000 ₽ | 14 500 ₽",
            "What does an engineer visit cost? | 2,650 ₽ | 4,900 ₽ | 11,000 ₽ | 14,500 ₽",
        ),
    ),
    (
        1,
        "a",
        text(
            "Сколько стоит годовое обслуживание? | 38 000 ₽ | 14 500 ₽ | 96 000 ₽ | 4 900 ₽",
            "What does yearly maintenance cost? | 38,000 ₽ | 14,500 ₽ | 96,000 ₽ | 4,900 ₽",
        ),
    ),
    (
        1,
        "c",
        text(
            "Клиент берёт монтаж и просит скидку. С чего начать? | Сразу дать наибольшую | Отказать | Предложить годовое обслуживание к монтажу | Передать другому менеджеру",
            "A customer of an installation asks for a discount. Where do you begin? | Give the largest at once | Refuse | Offer yearly maintenance with it | Hand over to a colleague",
        ),
    ),
    (
        2,
        "d",
        text(
            "«Вызову мастера, когда сломается». Что ответить? | Ничего | Что все так делают | Что мастеров нет | Что осмотр до сезона дешевле аварии зимой",
            "“I'll call when it breaks.” What do you answer? | Nothing | That everybody does so | That there are no engineers | That an inspection before the season is cheaper than a winter breakdown",
        ),
    ),
    (
        2,
        "b",
        text(
            "«Мне надо подумать». Что лучше? | Ждать звонка | Спросить, о чём именно, и назначить день звонка | Снизить цену | Прислать всё ещё раз",
            "“I need to think.” What is better? | Wait for a call | Ask what about, and set a day to call | Lower the price | Send everything again",
        ),
    ),
    (
        3,
        "a",
        text(
            "За сколько дней клиент платит по счёту? | 10 | 14 | 30 | 45",
            "Within how many days is an invoice paid? | 10 | 14 | 30 | 45",
        ),
    ),
    (
        3,
        "c",
        text(
            "Когда отвечать на новое обращение? | В течение дня | На следующий день | В пределах норматива, сразу как увидели | Когда освободится мастер",
            "When is a new inquiry answered? | During the day | The next day | Within the norm, as soon as it is seen | When an engineer is free",
        ),
    ),
    (
        4,
        "b",
        text(
            "Что даёт удалённый контроль? | Новый котёл | Видно температуру и сбои без выезда | Бесплатную промывку | Скидку на монтаж",
            "What does remote monitoring give? | A new boiler | Temperature and faults seen without a visit | A free flushing | A discount on installation",
        ),
    ),
    (
        4,
        "d",
        text(
            "Сколько стоит удалённый контроль? | 4 900 ₽ | 38 000 ₽ | 14 500 ₽ | 11 000 ₽",
            "What does remote monitoring cost? | 4,900 ₽ | 38,000 ₽ | 14,500 ₽ | 11,000 ₽",
        ),
    ),
    (
        4,
        "a",
        text(
            "Кому удалённый контроль нужен больше всего? | Кто редко бывает в доме | Кто живёт рядом с сервисом | Кто не топит зимой | Кто меняет батареи сам",
            "Who needs remote monitoring most? | Who is rarely at the house | Who lives beside the service | Who does not heat in winter | Who changes radiators alone",
        ),
    ),
];
