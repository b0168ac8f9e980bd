-- Counting rules that are data (domain.md §3b "setting"; §3 size bands). Dated by the fiscal year from which they hold.
insert into statistics.counting_setting (name, from_fiscal_year, value) values
  ('company-investment.kinds', 1950, 'JointResearch,CommissionedResearch,ClinicalTrial,AcademicConsulting'),
  ('large-joint-research.basis', 1950, 'fiscal-year-receipt'),
  ('large-joint-research.threshold-yen', 1950, '10000000'),
  ('suppression.min-contracts', 1950, '3'),
  ('suppression.min-partners', 1950, '3'),
  ('suppression.max-share', 1950, '0.75');

-- ¥0 is a band of its own since FY2012 and ¥10m the edge of "large"; the other edges are common practice, not confirmed.
insert into statistics.size_band (id, lower_yen, upper_yen, is_confirmed) values
  (0, 0, 1, true),
  (1, 1, 1000001, false),
  (2, 1000001, 3000001, false),
  (3, 3000001, 5000001, false),
  (4, 5000001, 10000000, true),
  (5, 10000000, 50000000, true),
  (6, 50000000, 100000000, false),
  (7, 100000000, null, false);
