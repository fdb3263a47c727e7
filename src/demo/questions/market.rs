//! The newcomer: terminals and tills for shops.

use super::Asked;
use crate::lang::text;

/// Its questions.
pub const BANK: &[Asked] = &[
    (
        0,
        "c",
        text(
            "Чем Т-2 отличается от Т-1? | Цветом | Ничем | Старшая модель для большого потока покупателей | Работает без подключения",
            "How does T-2 differ from T-1? | In colour | In nothing | It is the larger model, for many customers | It works without set-up",
        ),
    ),
    (
        0,
        "a",
        text(
            "Для чего нужен сканер С-5? | Считывать штрихкоды товаров | Печатать чеки | Принимать карты | Считать деньги",
            "What is the S-5 scanner for? | Reading bar codes of goods | Printing receipts | Taking cards | Counting cash",
        ),
    ),
    (
        0,
        "d",
        text(
            "Что предложить вместе с терминалом? | Второй терминал | Ничего | Только сканер | Подключение и сканер С-5",
            "What goes with a terminal? | A second terminal | Nothing | The scanner alone | Set-up and the S-5 scanner",
        ),
    ),
    (
        1,
        "b",
        text(
            "Сколько стоит терминал Т-1? | 13 200 ₽ | 27 500 ₽ | 35 500 ₽ | 42 000 ₽",
            "What does the T-1 terminal cost? | 13,200 ₽ | 27,500 ₽ | 35,500 ₽ | 42,000 ₽",
        ),
    ),
    (
        1,
        "c",
        text(
            "Сколько стоят терминал Т-1 и подключение вместе? | 27 500 ₽ | 40 700 ₽ | 36 500 ₽ | 51 000 ₽",
            "What do a T-1 terminal and its set-up cost together? | 27,500 ₽ | 40,700 ₽ | 36,500 ₽ | 51,000 ₽",
        ),
    ),
    (
        1,
        "a",
        text(
            "Сколько стоит подключение? | 9 000 ₽ | 13 200 ₽ | 4 900 ₽ | Бесплатно",
            "What does set-up cost? | 9,000 ₽ | 13,200 ₽ | 4,900 ₽ | Nothing",
        ),
    ),
    (
        2,
        "d",
        text(
            "Холодный звонок: с чего начать? | С цены | С истории компании | Со скидки | С вопроса, как магазин принимает оплату сейчас",
            "A cold call: what do you begin with? | The price | The history of the firm | A discount | How the shop takes payments now",
        ),
    ),
    (
        2,
        "b",
        text(
            "«У нас уже есть терминал». Что лучше? | Положить трубку | Спросить, что в нём не устраивает, и предложить показ | Назвать его плохим | Обещать бесплатный",
            "“We have a terminal already.” What is better? | Hang up | Ask what is wrong with it, and offer a presentation | Call it bad | Promise a free one",
        ),
    ),
    (
        2,
        "c",
        text(
            "Чем закончить хороший звонок? | Обещанием перезвонить | Прайсом по почте | Днём и часом встречи | Ничем",
            "How does a good call end? | With a promise to call back | With a price list by mail | With a day and hour of a meeting | With nothing",
        ),
    ),
    (
        3,
        "a",
        text(
            "Сколько дней у клиента на оплату? | 14 | 10 | 30 | Нисколько",
            "How many days has a customer to pay? | 14 | 10 | 30 | None",
        ),
    ),
    (
        3,
        "d",
        text(
            "Что должно быть до подключения? | Второй терминал | Отзыв клиента | Ничего | Подписанный договор",
            "What has to be there before set-up? | A second terminal | The customer's review | Nothing | A signed contract",
        ),
    ),
    (
        4,
        "b",
        text(
            "Что такое касса «Вектор»? | Приложение для склада | Касса и приём карт в одном устройстве | Сканер нового вида | Услуга подключения",
            "What is the Vector till? | An app for the warehouse | Till and card payments in one device | A new kind of scanner | A set-up service",
        ),
    ),
    (
        4,
        "c",
        text(
            "Сколько стоит касса «Вектор»? | 27 500 ₽ | 42 000 ₽ | 35 500 ₽ | 13 200 ₽",
            "What does the Vector till cost? | 27,500 ₽ | 42,000 ₽ | 35,500 ₽ | 13,200 ₽",
        ),
    ),
    (
        4,
        "a",
        text(
            "Кому касса «Вектор» подходит лучше всего? | Кто открывает магазин и берёт всё сразу | Кому нужен только сканер | Кто торгует без чеков | Кто уже купил Т-2",
            "Who does the Vector till suit best? | Who opens a shop and takes everything at once | Who needs only a scanner | Who sells without receipts | Who has bought a T-2",
        ),
    ),
];
