-- One or two Latin letters stand within nearly every name in Latin letters ("AI" in "Nagisadai"): they are asked for at the beginning of a word only.
-- Otherwise as latin_words.sql has it.

create or replace function catalogue.says_latin(search_text text, name_ja text, name_en text, name_kana text, asked text) returns boolean
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
