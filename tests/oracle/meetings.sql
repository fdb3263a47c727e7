-- KPI 8: meetings held in the period against the monthly minimum (kpi.md B8); the events stand in meeting_events.sql.

insert into result
select 'meetings', 'headline', "by", name, held, null, null from events where kpi = 'meetings'
union all select 'meetings', 'attainment', "by", name, attained, held, target
from events where kpi = 'meetings'
union all select 'meetings', 'unique_customers', "by", name, customers, null, null from events where kpi = 'meetings';
