-- A message may come for a number of the business that nobody told us about: the worker, which reads it, adds the sender.
GRANT INSERT ON senders TO sayso_worker;
