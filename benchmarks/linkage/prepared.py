"""Prepares cleaned contacts for any of the libraries, as a skilled user of one would.

Names that are missing or abbreviated are filled from the mailbox, swapped ones
are turned, given names get what they may be short for, and a number or e-mail
that many share (a switchboard, a mailing list) is dropped. It is one statement
of DuckDB, the quickest tool that comes with the peers.
"""

import json
from pathlib import Path

import duckdb
import pyarrow as pa

_SHARED_BY = 4
"""An e-mail or number of more contacts than this is no person's own."""
_SELDOM = 0.3
"""What is counted for a word that nobody else has in a role."""
_TURNED = 0.3
"""Log-odds from which a name counts as swapped."""

_COUNTED = """
create table spelt as
with mail as (
    select *, regexp_extract(emails[1], '^([a-z]+)[._-]([a-z]+)[0-9]*@', ['one', 'two']) as box
    from contacts
), folded as (
    select * replace (
        coalesce(regexp_replace(box.one, '([aou])e', '\\1', 'g'), '') as box
    ), coalesce(regexp_replace(box.two, '([aou])e', '\\1', 'g'), '') as box_family
    from mail
), filled as (
    select * replace (
        case when given = '' and family = '' then box
             when len(split_part(given, ' ', 1)) = 1 and box_family = family
                  and family <> '' and starts_with(box, given[1]) then box
             else given end as given,
        case when family = '' and given in ('', box) then box_family else family end as family
    )
    from folded
)
select *, split_part(given, ' ', 1) as given_word, split_part(family, ' ', 1) as family_word
from filled;
create table given_count as select given_word as word, count(*) as n from spelt group by all;
create table family_count as select family_word as word, count(*) as n from spelt group by all;
"""

_TURNED_NAMES = """
create table named as
with counted as (
    select spelt.*, given_word <> '' and family_word <> '' and
        ln((coalesce(gf.n, 0) + $seldom) / (gg.n + $seldom))
        + ln((coalesce(fg.n, 0) + $seldom) / (ff.n + $seldom)) > $turned as turned
    from spelt
    left join given_count gg on gg.word = given_word
    left join family_count gf on gf.word = given_word
    left join given_count fg on fg.word = family_word
    left join family_count ff on ff.word = family_word
), right_way as (
    select * replace (
        if(turned, family, given) as given, if(turned, given, family) as family
    ) from counted
)
select *, split_part(given, ' ', 1) as first, family as last from right_way;
"""

_OWN = """
create table own_{kind} as
with told as (select rec_id, unnest({kind}) as value from contacts),
    borne as (select value from told group by value having count(*) <= $shared_by)
select rec_id, list(value order by value) as {kind}
from told join borne using (value)
group by rec_id;
"""

_PREPARED = """
create table prepared as
with slug as (
    select *, regexp_replace(regexp_replace(
        profile, '^[a-z]+:|-[^-]*[0-9][^-]*$', '', 'g'), '([aou])e', '\\1', 'g') as slug
    from named
), listed as (
    select slug.*,
        list_distinct(
            list_concat([first], n.formal, m.formal, string_split(nickname, ' '))
        ) as firsts,
        list_distinct(string_split(
            concat_ws(' ', family, maiden, box, box_family, replace(slug, '-', ' ')), ' '
        )) as lasts
    from slug
    left join nicknames n on n.word = first
    left join nicknames m on m.word = split_part(nickname, ' ', 1)
)
select rec_id,
    nullif(first, '') as first, nullif(last, '') as last, nullif(first[1], '') as initial,
    nullif(list_filter(firsts, lambda x: x <> ''), []) as firsts,
    nullif(list_filter(lasts, lambda x: len(x) > 2 and not list_contains(firsts, x)), []) as lasts,
    nullif(company, '') as company, nullif(title, '') as title, nullif(city, '') as city,
    nullif(birthday, '') as birthday, nullif(address, '') as address,
    nullif(number, '') as number, nullif(profile, '') as profile,
    own_emails.emails, own_phones.phones, own_mobiles.mobiles
from listed
left join own_emails using (rec_id)
left join own_phones using (rec_id)
left join own_mobiles using (rec_id)
order by rec_id
"""


def prepare(database: duckdb.DuckDBPyConnection, file: Path, nicknames: Path) -> None:
    """Make the table `prepared` of the columns in a file; null where nothing is told.

    Lists are `emails`, `phones`, `mobiles` (the phones that are no landline),
    `firsts` (the given name and what it may be short for) and `lasts` (words of
    the family name and of the addresses).
    """
    formal = json.loads(nicknames.read_text(encoding="utf-8"))
    table = pa.table({"word": list(formal), "formal": list(formal.values())})
    database.register("nicknames", table)
    database.execute("create table contacts as select * from read_parquet(?)", [str(file)])
    database.execute(_COUNTED)
    database.execute(_TURNED_NAMES, {"seldom": _SELDOM, "turned": _TURNED})
    for kind in ("emails", "phones", "mobiles"):
        database.execute(_OWN.format(kind=kind), {"shared_by": _SHARED_BY})
    database.execute(_PREPARED)
    for made in ("contacts", "spelt", "named", "own_emails", "own_phones", "own_mobiles"):
        database.execute(f"drop table {made}")
