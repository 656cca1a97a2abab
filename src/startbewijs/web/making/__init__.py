"""How what is sent is made: functions of what may be known, which run wherever there is time for them."""
