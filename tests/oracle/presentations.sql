-- KPI 8: presentations held in the period against the monthly minimum (kpi.md B8); the events stand in meeting_events.sql.

insert into result
select 'presentations', 'headline', "by", name, held, null, null from events where kpi = 'presentations'
union all select 'presentations', 'attainment', "by", name, attained, held, target
from events where kpi = 'presentations'
union all select 'presentations', 'unique_customers', "by", name, customers, null, null from events where kpi = 'presentations';
