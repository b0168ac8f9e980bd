-- Numbers of contracts that differ only in capital and small letters are one number (ContractNumber.Key).
-- Where a register already holds such a pair nothing is changed in it: the index then only finds, the form and the import still refuse a further one,
-- and the log says what to mend. "reindex" does not make it unique: drop it and create it as below.
do $$
begin
  create unique index ux_research_contract_folded_institution_id_number on register.research_contract (institution_id, upper(number));
exception when unique_violation then
  create index ix_research_contract_folded_number on register.research_contract (institution_id, upper(number));
  raise warning 'Contracts of one institution bear numbers that differ only in case. They stay; give one of each pair another number.';
end
$$;
