//! What the three demo companies are: their people, goods and habits.

use crate::lang::{Text, text};

/// A product: its name, price in roubles, and `main`, `companion` or `service`.
pub struct Product {
    /// What it is called.
    pub name: Text,
    /// Price in roubles.
    pub price: i64,
    /// What part it plays in a contract.
    pub kind: &'static str,
}

/// A demo company.
pub struct Profile {
    /// The random numbers begin here.
    pub seed: u32,
    /// Its people: first one in [`PEOPLE`], and how many.
    pub people: (usize, usize),
    /// Its goods; the last one is behind its plan.
    pub products: &'static [Product],
    /// Customers.
    pub customers: i32,
    /// What a person is to sell in the last month, in thousands of roubles without its season.
    pub plan: i64,
    /// How much less of that it was a month before, in percent of the last month's.
    pub growth: i64,
    /// Where each person stands over the time, in percent of the plan.
    pub attained: &'static [i64],
    /// The most pieces on a line.
    pub pieces: i32,
    /// Days to pay.
    pub terms: i32,
    /// Invoices of a hundred that are paid late.
    pub late: i32,
    /// Inquiries of a working day.
    pub inquiries: i32,
    /// Cold calls of a person on a working day.
    pub calls: i32,
    /// Calls of a thousand that end in a deal.
    pub conversion: i32,
    /// Meetings and presentations of a person in a month.
    pub meetings: i32,
}

const fn product(name: Text, price: i64, kind: &'static str) -> Product {
    Product { name, price, kind }
}

/// All of them.
pub const PROFILES: [Profile; 3] = [
    Profile {
        seed: 11,
        people: (0, 12),
        products: &[
            product(text("Насос НЦ-40", "Pump NC-40"), 18_400, "main"),
            product(text("Насос НЦ-65", "Pump NC-65"), 31_900, "main"),
            product(text("Котёл КТ-24", "Boiler KT-24"), 46_500, "main"),
            product(text("Радиатор Р-10", "Radiator R-10"), 7_300, "main"),
            product(text("Труба ПП, бухта", "PP pipe, coil"), 4_200, "companion"),
            product(text("Комплект фитингов", "Fittings kit"), 2_650, "companion"),
            product(text("Контроллер «Тепло»", "Heat controller"), 12_800, "main"),
        ],
        customers: 170,
        plan: 3_400,
        growth: 1,
        attained: &[103, 97, 104, 91, 100, 93, 106, 81, 101, 96, 89, 92],
        pieces: 9,
        terms: 30,
        late: 16,
        inquiries: 14,
        calls: 2,
        conversion: 21,
        meetings: 12,
    },
    Profile {
        seed: 29,
        people: (12, 4),
        products: &[
            product(text("Монтаж отопления", "Heating installation"), 96_000, "main"),
            product(text("Годовое обслуживание", "Yearly maintenance"), 38_000, "main"),
            product(text("Выезд мастера", "Engineer visit"), 4_900, "companion"),
            product(text("Промывка системы", "System flushing"), 14_500, "companion"),
            product(text("Удалённый контроль", "Remote monitoring"), 11_000, "main"),
        ],
        customers: 140,
        plan: 2_900,
        growth: 1,
        attained: &[102, 95, 89, 94],
        pieces: 2,
        terms: 10,
        late: 14,
        inquiries: 26,
        calls: 3,
        conversion: 30,
        meetings: 10,
    },
    Profile {
        seed: 47,
        people: (16, 6),
        products: &[
            product(text("Терминал Т-1", "Terminal T-1"), 27_500, "main"),
            product(text("Терминал Т-2", "Terminal T-2"), 42_000, "main"),
            product(text("Сканер С-5", "Scanner S-5"), 13_200, "companion"),
            product(text("Подключение", "Set-up"), 9_000, "companion"),
            product(text("Касса «Вектор»", "Vector till"), 35_500, "main"),
        ],
        customers: 60,
        plan: 1_700,
        growth: 4,
        attained: &[99, 106, 92, 84, 103, 90],
        pieces: 3,
        terms: 14,
        late: 15,
        inquiries: 9,
        calls: 8,
        conversion: 18,
        meetings: 20,
    },
];

/// The salespeople of all three.
pub const PEOPLE: [Text; 22] = [
    text("Орлова Марина", "Marina Orlova"),
    text("Соколов Артём", "Artyom Sokolov"),
    text("Ким Дарья", "Daria Kim"),
    text("Белов Игорь", "Igor Belov"),
    text("Фёдорова Анна", "Anna Fyodorova"),
    text("Громов Павел", "Pavel Gromov"),
    text("Лебедева Ольга", "Olga Lebedeva"),
    text("Зайцев Никита", "Nikita Zaitsev"),
    text("Мельник Юлия", "Yulia Melnik"),
    text("Титов Роман", "Roman Titov"),
    text("Панова Елена", "Elena Panova"),
    text("Гусев Максим", "Maxim Gusev"),
    text("Власова Ирина", "Irina Vlasova"),
    text("Ершов Денис", "Denis Ershov"),
    text("Суханова Вера", "Vera Sukhanova"),
    text("Алиев Тимур", "Timur Aliev"),
    text("Крылов Степан", "Stepan Krylov"),
    text("Носова Алина", "Alina Nosova"),
    text("Дёмин Глеб", "Gleb Dyomin"),
    text("Рябова Софья", "Sofia Ryabova"),
    text("Попов Кирилл", "Kirill Popov"),
    text("Юдина Мария", "Maria Yudina"),
];

/// Halves of the customers' names.
pub const FIRST: [Text; 16] = [
    text("Север", "Sever"),
    text("Волга", "Volga"),
    text("Урал", "Ural"),
    text("Альфа", "Alfa"),
    text("Гранд", "Grand"),
    text("Аква", "Aqua"),
    text("Тепло", "Teplo"),
    text("Регион", "Region"),
    text("Мега", "Mega"),
    text("Пром", "Prom"),
    text("Евро", "Euro"),
    text("Строй", "Stroy"),
    text("Восток", "Vostok"),
    text("Ново", "Novo"),
    text("Сити", "City"),
    text("Техно", "Techno"),
];

/// The other halves.
pub const SECOND: [Text; 11] = [
    text("монтаж", "montazh"),
    text("комплект", "komplekt"),
    text("снаб", "snab"),
    text("сервис", "servis"),
    text("торг", "torg"),
    text("инвест", "invest"),
    text("системс", "systems"),
    text("ресурс", "resurs"),
    text("дом", "dom"),
    text("логистик", "logistik"),
    text("партнёр", "partner"),
];
