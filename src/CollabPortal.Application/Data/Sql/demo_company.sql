-- The company account of a demo made before accounts had a company: the invented company in whose name the demo's own enquiries stand.
update accounts.portal_user u
set institution_id = (select o.id from catalogue.organisation o where o.is_demo and o.kind = 'Company' and o.country = 'JP' order by o.id limit 1)
where u.is_demo and u.role = 'Company' and u.institution_id is null and u.normalized_email = 'COMPANY@DEMO.EXAMPLE';
