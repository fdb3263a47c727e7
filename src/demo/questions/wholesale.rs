//! The wholesaler: pumps, boilers and what goes with them.

use super::Asked;
use crate::lang::text;

/// Its questions.
pub const BANK: &[Asked] = &[
    (
        0,
        "b",
        text(
            "Какой насос взять для контура, которому мало НЦ-40? | НЦ-25 | НЦ-65 | Два котла КТ-24 | Комплект фитингов",
            "Which pump is for a circuit that NC-40 is too small for? | NC-25 | NC-65 | Two KT-24 boilers | A fittings kit",
        ),
    ),
    (
        0,
        "c",
        text(
            "Что предложить вместе с трубой ПП? | Второй котёл | Ничего | Комплект фитингов | Годовое обслуживание",
            "What goes with a coil of PP pipe? | A second boiler | Nothing | A fittings kit | Yearly maintenance",
        ),
    ),
    (
        0,
        "a",
        text(
            "Что означает 24 в названии котла КТ-24? | Мощность, кВт | Гарантия, месяцев | Вес, кг | Давление, бар",
            "What is the 24 of the KT-24 boiler? | Power in kW | Months of warranty | Weight in kg | Pressure in bar",
        ),
    ),
    (
        1,
        "d",
        text(
            "Сколько стоит насос НЦ-40 по прайсу? | 7 300 ₽ | 12 800 ₽ | 31 900 ₽ | 18 400 ₽",
            "What is the list price of the NC-40 pump? | 7,300 ₽ | 12,800 ₽ | 31,900 ₽ | 18,400 ₽",
        ),
    ),
    (
        1,
        "b",
        text(
            "От чего считается скидка клиента? | От цены конкурента | От цены прайса | От прошлого заказа | От остатка на складе",
            "What is a customer's discount taken from? | A competitor's price | The list price | The last order | What is in stock",
        ),
    ),
    (
        1,
        "c",
        text(
            "Радиатор Р-10, 10 штук, скидка 5 %: сколько к оплате? | 73 000 ₽ | 70 000 ₽ | 69 350 ₽ | 65 700 ₽",
            "Ten R-10 radiators less 5 %: how much is to be paid? | 73,000 ₽ | 70,000 ₽ | 69,350 ₽ | 65,700 ₽",
        ),
    ),
    (
        2,
        "a",
        text(
            "«У других дешевле». Что спросить первым? | С чем именно сравнивают: состав, срок, доставка | Какую скидку вам дать | Почему вы не сказали раньше | Когда перезвонить",
            "“Others are cheaper.” What do you ask first? | What exactly is compared: contents, time, delivery | Which discount you want | Why you did not say so before | When to call back",
        ),
    ),
    (
        2,
        "d",
        text(
            "«Нам ничего не нужно». Что лучше? | Попрощаться | Выслать весь прайс | Настоять на встрече сегодня | Спросить, когда меняют насосы и котлы, и договориться о сроке",
            "“We need nothing.” What is better? | Say goodbye | Send the whole price list | Insist on a meeting today | Ask when pumps and boilers are replaced, and agree on a date",
        ),
    ),
    (
        3,
        "c",
        text(
            "Сколько дней у клиента на оплату отгрузки? | 10 | 14 | 30 | 60",
            "How many days has a customer to pay for a delivery? | 10 | 14 | 30 | 60",
        ),
    ),
    (
        3,
        "b",
        text(
            "Клиент просрочил оплату и просит новую отгрузку. Что делать? | Отгрузить как обычно | Сначала договориться об оплате долга | Снять клиента с продаж | Дать скидку за оплату",
            "A customer is overdue and asks for another delivery. What now? | Deliver as always | First agree how the debt is paid | Drop the customer | Give a discount for paying",
        ),
    ),
    (
        4,
        "a",
        text(
            "Что делает контроллер «Тепло»? | Держит заданную температуру и бережёт топливо | Качает воду | Чистит систему | Считает воду",
            "What does the Heat controller do? | Keeps the temperature that is set and saves fuel | Pumps water | Cleans the system | Meters water",
        ),
    ),
    (
        4,
        "d",
        text(
            "Кому предложить контроллер «Тепло» первым? | Только новым клиентам | Тем, у кого нет котла | Всем подряд | Тем, кто уже купил котёл КТ-24",
            "Who is offered the Heat controller first? | New customers only | Those without a boiler | Everybody | Those who have bought a KT-24 boiler",
        ),
    ),
    (
        4,
        "b",
        text(
            "Сколько стоит контроллер «Тепло» по прайсу? | 4 200 ₽ | 12 800 ₽ | 18 400 ₽ | 46 500 ₽",
            "What is the list price of the Heat controller? | 4,200 ₽ | 12,800 ₽ | 18,400 ₽ | 46,500 ₽",
        ),
    ),
];
