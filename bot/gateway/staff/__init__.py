"""The staff console at ``/staff``: who may come in, and what they see there."""
