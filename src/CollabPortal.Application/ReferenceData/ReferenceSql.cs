namespace CollabPortal.Application.ReferenceData;

/// <summary>
/// The statements of the loader: whole columns go over as arrays, one statement a table. What the portal's users wrote
/// (contact office, versions) is not touched; nothing is deleted.
/// </summary>
internal static class ReferenceSql
{
    /// <summary>Several nodes may start at once; they load one after the other.</summary>
    internal const string Lock = "select pg_advisory_xact_lock(7314202)";

    internal const string Regions = """
        insert into catalogue.region (id, name_ja, name_en) select * from unnest($1::int[], $2::text[], $3::text[])
        on conflict (id) do update set name_ja = excluded.name_ja, name_en = excluded.name_en
        """;

    internal const string Prefectures = """
        insert into catalogue.prefecture (code, name_ja, name_en, region_id) select * from unnest($1::int[], $2::text[], $3::text[], $4::int[])
        on conflict (code) do update set name_ja = excluded.name_ja, name_en = excluded.name_en, region_id = excluded.region_id
        """;

    internal const string Fields = """
        insert into catalogue.research_field (code, parent_code, level, name_ja, name_en)
        select * from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[])
        on conflict (code) do update set parent_code = excluded.parent_code, level = excluded.level, name_ja = excluded.name_ja, name_en = excluded.name_en
        """;

    internal const string Clauses = """
        insert into catalogue.ip_clause (code, ordinal, name_ja, name_en, holder, others_may_use, source_ja, source_en)
        select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::bool[], $7::text[], $8::text[])
        on conflict (code) do update set ordinal = excluded.ordinal, name_ja = excluded.name_ja, name_en = excluded.name_en, holder = excluded.holder,
          others_may_use = excluded.others_may_use, source_ja = excluded.source_ja, source_en = excluded.source_en
        """;

    internal const string Incoming = """
        create temp table incoming (
          id uuid not null, kind text not null, sector text, source text not null, name_ja text not null,
          name_en text, name_kana text, founder text, prefecture int, address text, homepage text, country text not null, industry text,
          abolished_on date, search_text text not null) on commit drop
        """;

    internal const string FillIncoming = """
        insert into incoming select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
          $9::int[], $10::text[], $11::text[], $12::text[], $13::text[], $14::date[], $15::text[])
        """;

    internal const string IncomingNumbers = "create temp table incoming_number (id uuid not null, scheme text not null, value text not null, ordinal int not null) on commit drop";

    internal const string FillIncomingNumbers = "insert into incoming_number select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[])";

    /// <summary>
    /// Ids stay what they are: a body that is known by one of its numbers (entered by hand before, or loaded by an older
    /// program) keeps its own id. Numbers of a lower ordinal decide first.
    /// </summary>
    internal const string KeepKnownIds = """
        create temp table known on commit drop as
        select distinct on (n.id) n.id, i.organisation_id from incoming_number n
        join catalogue.organisation_identifier i on i.scheme = n.scheme and i.value = n.value order by n.id, n.ordinal;
        update incoming o set id = k.organisation_id from known k where k.id = o.id and k.organisation_id <> o.id;
        update incoming_number o set id = k.organisation_id from known k where k.id = o.id and k.organisation_id <> o.id
        """;

    internal const string Organisations = """
        insert into catalogue.organisation (id, kind, sector, source, name_ja, name_en, name_kana, founder, prefecture, address, homepage, country,
          industry, abolished_on, search_text, is_foreign_affiliated, is_demo, version)
        select id, kind, sector, source, name_ja, name_en, name_kana, founder, prefecture, address, homepage, country, industry, abolished_on,
          search_text, false, false, 1 from incoming
        on conflict (id) do update set kind = excluded.kind, sector = excluded.sector, source = excluded.source, name_ja = excluded.name_ja,
          name_en = coalesce(excluded.name_en, organisation.name_en), name_kana = coalesce(excluded.name_kana, organisation.name_kana),
          founder = excluded.founder, prefecture = coalesce(excluded.prefecture, organisation.prefecture),
          address = coalesce(excluded.address, organisation.address), homepage = coalesce(excluded.homepage, organisation.homepage),
          country = excluded.country, industry = coalesce(excluded.industry, organisation.industry), abolished_on = excluded.abolished_on,
          search_text = excluded.search_text
        """;

    internal const string Identifiers = """
        insert into catalogue.organisation_identifier (organisation_id, scheme, value, is_primary)
        select id, scheme, value, true from incoming_number on conflict (scheme, value) do nothing
        """;

    internal const string Successors = """
        insert into catalogue.organisation_successor (predecessor_id, successor_id, happened_on)
        select p.organisation_id, s.organisation_id, w.happened_on from unnest($1::text[], $2::text[], $3::date[]) w (predecessor, successor, happened_on)
        join catalogue.organisation_identifier p on p.scheme = 'mext' and p.value = w.predecessor
        join catalogue.organisation_identifier s on s.scheme = 'mext' and s.value = w.successor
        on conflict (predecessor_id, successor_id) do update set happened_on = excluded.happened_on
        """;

    internal const string Programmes = """
        insert into catalogue.published_programme (key, name_ja, name_en, institution_name, company_name, institution_id, company_id, annual_yen,
          years, description_ja, description_en, source)
        select w.key, w.name_ja, w.name_en, w.institution_name, w.company_name, i.organisation_id, c.organisation_id, w.annual_yen, w.years,
          w.description_ja, w.description_en, w.source
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::int[], $10::text[], $11::text[], $12::text[])
          w (key, name_ja, name_en, institution_name, institution_code, company_name, company_code, annual_yen, years, description_ja, description_en, source)
        left join catalogue.organisation_identifier i on i.scheme = 'mext' and i.value = w.institution_code
        left join catalogue.organisation_identifier c on c.scheme = 'edinet' and c.value = w.company_code
        on conflict (key) do update set name_ja = excluded.name_ja, name_en = excluded.name_en, institution_name = excluded.institution_name,
          company_name = excluded.company_name, institution_id = excluded.institution_id, company_id = excluded.company_id,
          annual_yen = excluded.annual_yen, years = excluded.years, description_ja = excluded.description_ja,
          description_en = excluded.description_en, source = excluded.source
        """;

    internal const string Releases = """
        insert into statistics.release (id, sequence, published_on) select id, place * 1000, day from unnest($1::text[], $2::int[], $3::date[]) as shipped (id, place, day)
        on conflict (id) do update set sequence = excluded.sequence, published_on = excluded.published_on
        """;

    internal const string Sources = """
        insert into statistics.source (mark, description_ja, description_en, address) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
        on conflict (mark) do update set description_ja = excluded.description_ja, description_en = excluded.description_en, address = excluded.address
        """;

    internal const string OfficialValues = """
        insert into statistics.official_value (series, fiscal_year, release_id, value, unit, precision, source, note)
        select * from unnest($1::text[], $2::int[], $3::text[], $4::numeric[], $5::text[], $6::text[], $7::text[], $8::text[])
        on conflict (series, fiscal_year, release_id) do update set value = excluded.value, unit = excluded.unit,
          precision = excluded.precision, source = excluded.source, note = excluded.note
        """;

    internal const string Targets = """
        insert into statistics.policy_target (id, indicator_key, scope, baseline_fiscal_year, baseline_value, multiplier, deadline_fiscal_year, source)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::numeric[], $6::numeric[], $7::int[], $8::text[])
        on conflict (indicator_key, scope, group_key, institution_id) do update set baseline_fiscal_year = excluded.baseline_fiscal_year,
          baseline_value = excluded.baseline_value, multiplier = excluded.multiplier, deadline_fiscal_year = excluded.deadline_fiscal_year,
          source = excluded.source
        """;

    /// <summary>
    /// What the ministry keeps stands first: a shipped word that is in a group of its own making stays there. The ministry numbers its groups
    /// behind the 30 that shipped first; later ones of the file are stored below 0, so that neither ever runs into the other.
    /// </summary>
    internal const string Synonyms = """
        insert into catalogue.synonym (folded, word, group_id)
        select distinct on (folded) folded, word, group_id
        from (select replace(catalogue.search_fold(word), ' ', '') as folded, word, case when n <= 30 then n else -n end as group_id from unnest($1::text[], $2::int[]) t (word, n)) f
        order by folded, group_id
        on conflict (folded) do nothing
        """;

    /// <summary>What the ministry made of a shipped prescription stays.</summary>
    internal const string Prescriptions = """
        insert into catalogue.prescription (id, ordinal, debate_ja, debate_en, text_ja, text_en, source, retired, version)
        select id, ordinal, debate_ja, debate_en, text_ja, text_en, source, false, 1
        from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) t (id, ordinal, debate_ja, debate_en, text_ja, text_en, source)
        on conflict (id) do nothing
        """;

    internal const string Loaded = """
        insert into statistics.loaded_data (name, version, loaded_at) values ($1, $2, $3)
        on conflict (name) do update set version = excluded.version, loaded_at = excluded.loaded_at
        """;
}
