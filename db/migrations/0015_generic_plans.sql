-- Its statements fold differently for each way of asking, so PostgreSQL took a plan made for the values to be cheaper, and planned all of them
-- anew at each call: three quarters of its time (docs/bench.md). Whatever it is asked, it goes by the same indexes.
ALTER FUNCTION sayso_ask(uuid, uuid, text, text, uuid, uuid, text, text, text) SET plan_cache_mode = force_generic_plan;
