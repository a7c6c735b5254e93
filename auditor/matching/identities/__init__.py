"""What recognises a person: profiles, addresses and numbers, each under one key."""
