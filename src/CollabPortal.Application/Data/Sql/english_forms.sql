-- Forms of English words are one word, in the text of documents, in the words of a question and in the ministry's list alike: singular and
-- plural (coatings, batteries, processes, meshes, fluxes, gases, lenses) and analyses, syntheses, diagnoses. Endings only, no stems: who asks
-- for "coating" does not mean "coated". Words of three letters (gas, bus) and words in -ss, -us and -is stay as they are; what is folded
-- already is not folded further (decisions/0015-search.md). Texts without Latin words pass by the first test.
create function catalogue.search_forms(folded text) returns text language plpgsql immutable parallel safe as $$
begin
  -- No SQL function: put into the fold, its argument would be worked out for each use.
  if folded !~ '[a-z]{3}s(?![a-z0-9])' and folded !~ '(lyse|these|gnose)(?![a-z0-9])' then return folded; end if;
  return regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(folded,
    '([a-z]{2})ies(?![a-z0-9])', '\1y', 'g'),
    '([a-z](?:ly|the|gno))ses?(?![a-z0-9])', '\1sis', 'g'),
    '([a-z](?:ss|sh|tch|nch|rch|oach|each|x))es(?![a-z0-9])', '\1', 'g'),
    '(ga|len|bia|viru|apparatu)ses(?![a-z0-9])', '\1s', 'g'),
    '([a-z]{2}[a-hj-rtv-z])(?<!len|ga|bia|atla|canva)s(?![a-z0-9])', '\1', 'g');
end $$;

-- Long-vowel signs go, as people write them or not (インタフェース), but サービス without its own would have さび (rust) in it.
create or replace function catalogue.search_fold(words text) returns text language sql immutable parallel safe as $$
  select catalogue.search_forms(btrim(regexp_replace(regexp_replace(replace(translate(lower(normalize(coalesce(words, ''), NFKC)),
        'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ應藝國學會澤濱邊櫻齋髙廣瀧龍眞榮德圓醫藥關體靜實',
        'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ応芸国学会沢浜辺桜斎高広滝竜真栄徳円医薬関体静実'), 'さーびす', 'さあびす'),
      '[ー〜~‐‑‒–—―−]+', '', 'g'),
      '[[:space:]!-/:-@\[-`{-¿×÷、。，．・「」『』〈〉《》【】〔〕…‥：；？！＝→←↑↓°′″§¶•■□◆◇○●◎△▲▽▼※]+', ' ', 'g')))
$$;

-- A Latin word is its gram as it is folded.
create or replace function catalogue.search_word(word text) returns int language sql immutable parallel safe as $$
  select ((57344 + ('x' || substr(h, 1, 3))::bit(12)::int) :: bigint * 65536 + ('x' || substr(h, 4, 4))::bit(16)::int - 2147483648)::int
  from (select md5(word) as h) t
$$;

-- The list of words: keys as the search asks for them. Of two words that have become one the group of the ministry's own making keeps it.
do $$
begin
  perform set_config('portal.scope', 'system', true);
  delete from catalogue.synonym s where exists (
    select from catalogue.synonym o where o.folded <> s.folded and replace(catalogue.search_fold(o.word), ' ', '') = replace(catalogue.search_fold(s.word), ' ', '')
      and (o.group_id > s.group_id or (o.group_id = s.group_id and o.folded < s.folded)));
  update catalogue.synonym set folded = replace(catalogue.search_fold(word), ' ', '') where folded <> replace(catalogue.search_fold(word), ' ', '');
end $$;

-- What is here already: texts folded anew, then all postings and their counts at once.
alter table catalogue.search_document drop column folded;
alter table catalogue.search_document add column folded text generated always as (catalogue.search_fold(title) || ' ' || catalogue.search_fold(coalesce(title_en, '')) || ' '
  || catalogue.search_fold(keywords) || ' ' || catalogue.search_fold(summary) || ' ' || catalogue.search_fold(names)) stored;
truncate catalogue.search_posting, catalogue.search_count;
select catalogue.search_post((select array_agg(id) from catalogue.search_document));
