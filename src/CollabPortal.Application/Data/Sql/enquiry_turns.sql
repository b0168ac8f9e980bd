-- To say that an enquiry came, or where it went, is no answer: the next word is the office's still.
update register.enquiry set office_is_next = true where closed_at is null and answered_at is null and status in ('Acknowledged', 'Forwarded');
