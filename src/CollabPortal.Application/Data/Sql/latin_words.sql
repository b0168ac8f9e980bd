-- Names in Latin letters are words: what is asked for stands within one of them, or begins with one. search_text holds names without their
-- blanks, so that "TOF" stands in "minatofoods"; it finds the candidates by its index, and this tells which of them say it.

-- The Latin words of a name as it is written, apart by blanks; whatever else stands there is a line break.
create function catalogue.latin_words(name text) returns text language sql immutable parallel safe as $$
  select regexp_replace(regexp_replace(regexp_replace(
    translate(lower(normalize(name, NFKC)), 'āâīîūûēêōôĀÂĪÎŪÛĒÊŌÔ', 'aaiiuueeooaaiiuueeoo'),
    '[-‐‑‒–—―−─〜~ー.,&''’"“”()/・·_:;!?+*#@%<>|=^`$]+', '', 'g'), '\s+', ' ', 'g'), '[^a-z0-9 ]+', E'\n', 'g')
$$;

-- Whether a name of an organisation says the question, which holds Latin letters, digits and blanks only. A line of the index that is none of
-- the names shown (another name of a company) is taken as it is.
-- One or two Latin letters stand within nearly every name in Latin letters ("AI" in "Nagisadai"): they are asked for at the beginning of a word only.
create function catalogue.says_latin(search_text text, name_ja text, name_en text, name_kana text, asked text) returns boolean
  language plpgsql immutable parallel safe cost 200 as $$
declare
  together constant text := replace(asked, ' ', '');
  beginning constant text := E'(^|[ \n])' || regexp_replace(together, '(.)(?=.)', '\1 ?', 'g');
  short constant boolean := length(together) < 3;
  line text;
  written text;
  words text;
  known boolean;
begin
  foreach line in array string_to_array(search_text, E'\n') loop
    continue when position(together in line) = 0;
    known := false;
    foreach written in array array[name_ja, name_en, name_kana] loop
      continue when written is null;
      words := catalogue.latin_words(written);
      continue when position(btrim(regexp_replace(line, '[^a-z0-9]+', E'\n', 'g'), E'\n') in replace(words, ' ', '')) = 0;
      known := true;
      if words ~ beginning or (not short and (position(together in words) > 0 or position(asked in words) > 0)) then return true; end if;
    end loop;
    if not known and (not short or starts_with(line, together)) then return true; end if;
  end loop;
  return false;
end $$;
