"""Compares the figures of the app with those that the SQL beside this file counts from the same tables.

    python3 run.py FOLDER [--only KPI,KPI] [--skip KPI.MEASURE,…] [--show N] [--listed] [--months N]

FOLDER holds workspaces, a folder each: the csv files of `export-tables`, `settings.json` and
`kpi-results.json`. Each difference is printed as: workspace, kpi, measure, by, name, ours, the oracle's.
The exit code is 1 when there is one. DuckDB is installed into a virtual environment under target/
the first time (a network is needed for that once).
"""

import argparse
import collections
import csv
import datetime
import json
import multiprocessing
import os
import pathlib
import subprocess
import sys
from decimal import Decimal

HERE = pathlib.Path(__file__).resolve().parent
VENV = HERE.parent.parent / "target" / "oracle-venv"

SHARED = ["input", "calendar", "ownership", "sales", "targets", "purchases", "meeting_events", "receivables"]
KPIS = [
    "plan_revenue", "plan_units", "product_knowledge", "response_time", "cold_conversion", "campaign_plan",
    "repeat_customers", "average_contract", "overdue_receivables", "meetings", "presentations",
]

# The fields of each table, as the data dictionary lists them.
TABLES = {
    "reps": "name id aliases email team active_from active_to fte ramp salary target_bonus",
    "products": "sku name group unit kind price cost launched",
    "customers": "name id tax_id phone email parent segment owner credit_limit internal terms_days",
    "campaigns": "name id from to window_days unit cost attribution",
    "topics": "name required weight pass valid_days from to",
    "assignments": "customer rep from to",
    "absences": "rep from to kind",
    "shifts": "who weekday date start end from to",
    "targets": "kpi who of from to level amount proration version_from",
    "rates": "date currency rate nominal",
    "sales": "date document contract customer rep sku quantity unit price discount amount cost currency kind "
    "returns_of status created campaign",
    "credits": "document rep share kind",
    "attempts": "date rep topic test points max finished bank",
    "trainings": "date rep topic hours status",
    "inquiries": "id received replied channel customer owner replied_by reply_kind status topic wait_minutes",
    "calls": "at rep customer phone direction seconds outcome base count deals campaign",
    "meetings": "at rep customer kind status minutes entered online",
    "invoices": "number date due customer contract rep amount currency kind terms_days of disputed paid paid_on",
    "payments": "date amount invoice contract customer currency kind",
    "balances": "from to customer contract rep opening debit credit closing",
}


# What a file of settings that was written before a switch was there leaves out.
SWITCHES = {"connect_seconds": 15, "over_minimum": "shown"}


def python_with_duckdb():
    """The interpreter of the virtual environment, which is made when it is not there."""
    name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    python = VENV.joinpath(*name)
    if not python.exists() or subprocess.run([python, "-c", "import duckdb"], capture_output=True).returncode:
        print("installing duckdb into", VENV, file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "duckdb"], check=True)
    return python


def load_tables(db, folder):
    """The csv files as tables of text, one for each of the dictionary; fields that are not there are NULL."""
    for table, fields in TABLES.items():
        fields = fields.split()
        file = folder / f"{table}.csv"
        if not file.exists():
            columns = ", ".join(f'"{it}" text' for it in fields)
            db.execute(f"create table raw_{table} ({columns})")
            continue
        with file.open(encoding="utf-8-sig") as text:
            header = next(csv.reader(text))
        columns = ", ".join(f'"{it}"' if it in header else f'cast(null as text) as "{it}"' for it in fields)
        types = ", ".join(f"'{it}': 'text'" for it in header)
        db.execute(
            f"create table raw_{table} as select {columns} from read_csv(?, header = true, delim = ',', "
            f"quote = '\"', escape = '\"', nullstr = '', auto_detect = false, columns = {{{types}}})",
            [str(file)],
        )


def intervals(day):
    for interval in day["intervals"]:
        start, end = (datetime.timedelta(minutes=int(it[:2]) * 60 + int(it[3:])) for it in interval.split("-"))
        midnight = datetime.datetime.fromisoformat(day["date"])
        yield day["date"], midnight + start, midnight + end + datetime.timedelta(days=end <= start)


def load_settings(db, settings, scope):
    """`settings.json` and the scope as tables."""
    db.execute("create table setting (currency text, recognition text)")
    db.execute("insert into setting values (?, ?)", [settings["currency"], settings["recognition"]])
    db.execute("create table scope (from_date date, to_date date, as_of date, today date, d date)")
    last = min(scope["to"], scope["as_of"])
    db.execute(
        "insert into scope values (?, ?, ?, ?, ?)",
        [scope["from"], scope["to"], scope["as_of"], settings["today"], last],
    )
    fill(db, "calendar (on_date date, works boolean, minutes integer)",
         [(it["date"], bool(it["intervals"]), it["minutes"]) for it in settings["calendar"]])
    fill(db, "company_interval (on_date date, starts timestamp, ends timestamp)",
         [it for day in settings["calendar"] for it in intervals(day)])
    fill(db, "sla (channel text, from_date date, minutes double)",
         [(it["channel"], it["from"], it["minutes"]) for it in settings["sla"]])
    fill(db, "month_weight (month integer, weight double)",
         list(enumerate(settings["month_weights"] or [], 1)))
    fill(db, "weekday_weight (weekday integer, weight double)",
         list(enumerate(settings.get("weekday_weights") or [], 1)))
    switches = SWITCHES | settings["switches"]
    fill(db, "absence_kind (kind text)", [(it,) for it in switches["absences"]])
    plain = {key: it for key, it in switches.items() if key != "absences"}
    types = {str: "text", bool: "boolean", int: "integer", float: "double"}
    fill(db, f"switch ({', '.join(f'{key} {types[type(it)]}' for key, it in plain.items())})", [tuple(plain.values())])


def fill(db, table, rows):
    db.execute(f"create table {table}")
    if rows:
        values = ", ".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)
        db.execute(f"insert into {table.split(' ')[0]} values {values}")


def literal(value):
    if value is None:
        return "null"
    if isinstance(value, (bool, int, float)):
        return str(value).lower()
    return "'" + str(value).replace("'", "''") + "'"


def oracle(folder, ours):
    """The oracle's figures of a workspace: (kpi, measure, by, name) -> (value, part, whole)."""
    import duckdb

    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    with duckdb.connect(":memory:", config={"threads": 1}) as db:
        load_tables(db, folder)
        load_settings(db, settings, ours)
        for name in SHARED + KPIS:
            file = HERE / f"{name}.sql"
            if file.exists():
                try:
                    db.execute(file.read_text("utf-8"))
                except duckdb.Error as error:
                    raise RuntimeError(f"{folder.name}, {file.name}: {error}") from None
        rows = db.execute('select kpi, measure, "by", name, value, part, whole from result').fetchall()
    return {tuple(row[:4]): row[4:] for row in rows}


def agree(ours, theirs, whole, unit, planned):
    """Whether two values are the same once rounded as the results file rounds: money to the cent, all else
    to six decimals. What hangs on a target may differ by what the days of a target are rounded to; a quotient
    by next to nothing (credits that leave -0.0004 of a contract over) by what is lost of the `whole`, a sum of
    doubles, which have no more than fifteen digits behind the point."""
    if ours is None or theirs is None:
        return ours is None and theirs is None
    half = Decimal("0.005") if unit == "money" else Decimal("0.0000005")
    slack = Decimal("0.001") if planned else Decimal("0.0000001")
    if planned and unit != "money":
        slack = max(abs(ours) * Decimal("0.000002"), Decimal("0.0002") if unit in ("units", "count") else slack / 1000)
    lost = abs(ours) * Decimal("1e-15") / abs(Decimal(str(whole))) if whole else 0
    return abs(ours - theirs) <= half + slack + lost


PLANNED = {"target", "plan_to_date", "pace", "required_per_day", "attainment"}


def of_months(folder, ours):
    """The oracle's figures of each month of the period: those of the company, had the month been the period. Of a
    month that begins after the as-of date nothing is known but what is planned."""
    ends = {(it["name"], it["from"], it["to"]) for it in ours["values"] if it["by"] == "month"}
    return {
        (kpi, measure, "month", name): figure
        for name, start, end in ends
        for (kpi, measure, by, _), figure in oracle(folder, ours | {"from": start, "to": end}).items()
        if by == "company" and (start <= ours["as_of"] or measure in ("target", "plan_to_date"))
    }


def compare(folder, only, skip, listed, months):
    """The differences of a workspace, and how many figures were compared."""
    text = (folder / "kpi-results.json").read_text("utf-8")
    ours = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    theirs = (of_months(folder, ours) if months else {}) | oracle(folder, ours)
    measured = {(kpi, measure, by) for kpi, measure, by, _ in theirs}
    wrong, compared = [], collections.Counter()
    seen = set()
    for it in ours["values"]:
        key = (it["kpi"], it["measure"], it["by"], it["name"])
        seen.add(key)
        if skipped(key, only, skip) or key[:3] not in measured:
            continue
        compared[key[:3]] += 1
        if key not in theirs and it["value"] == 0:
            continue  # a row in which nothing is
        value, part, whole = theirs.get(key, (None, None, None))
        planned = it["measure"] in PLANNED or it["kpi"].startswith(("plan_", "campaign_")) and it["measure"] == "headline"
        if not agree(it["value"], value, whole, it["unit"], planned):
            wrong.append((folder.name, *key, it["value"], it["no_value"], value, part, whole))
    for key, (value, part, whole) in [] if listed else theirs.items():
        if key not in seen and value is not None and value != 0 and not skipped(key, only, skip):
            if any(it["kpi"] == key[0] and it["by"] == key[2] for it in ours["values"]):
                wrong.append((folder.name, *key, "no row", None, value, part, whole))
    return wrong, compared


def skipped(key, only, skip):
    names = {key[0], f"{key[0]}.{key[1]}", f"{key[0]}.{key[1]}.{key[2]}", f"{key[0]}.*.{key[2]}"}
    return bool(only) and not (names & only) or bool(names & skip)


def one(job):
    try:
        return compare(*job)
    except Exception as error:  # the figures of one workspace must not end the run
        return [(job[0].name, "failed", "", "", "", str(error), None, None, None, None)], collections.Counter()


def main():
    words = argparse.ArgumentParser()
    words.add_argument("folder", type=pathlib.Path)
    words.add_argument("--only", default="")
    words.add_argument("--skip", default="")
    words.add_argument("--show", type=int, default=200)
    words.add_argument("--listed", action="store_true", help="only the figures that kpi-results.json lists")
    words.add_argument("--months", type=int, default=10, help="the months too of every N-th workspace; 0: of none")
    words.add_argument("--processes", type=int, default=2)
    args = words.parse_args()
    try:
        import duckdb  # noqa: F401
    except ImportError:
        return subprocess.run([python_with_duckdb(), *sys.argv]).returncode
    only, skip = (set(filter(None, it.split(","))) for it in (args.only, args.skip))
    folders = sorted(it.parent for it in args.folder.glob("*/kpi-results.json"))
    jobs = [(folder, only, skip, args.listed, args.months > 0 and nth % args.months == 0)
            for nth, folder in enumerate(folders)]
    wrong, compared = [], collections.Counter()
    with multiprocessing.Pool(args.processes) as pool:
        for differences, counted in pool.imap(one, jobs, chunksize=4):
            wrong += differences
            compared += counted
    for it in wrong[: args.show]:
        print(*("-" if word is None else word for word in it), sep=" | ")
    groups = collections.Counter(it[1:4] for it in wrong)
    for group, count in sorted(groups.items()):
        print("differ:", *group, count)
    by_kpi = collections.Counter()
    for (kpi, *_), count in compared.items():
        by_kpi[kpi] += count
    print(f"{len(folders)} workspaces, {sum(compared.values())} figures compared "
          f"({', '.join(f'{kpi} {count}' for kpi, count in sorted(by_kpi.items()))}), {len(wrong)} differ")
    return 1 if wrong or not folders else 0


if __name__ == "__main__":
    sys.exit(main())
