"""Every kind of item with the slots that each of its patterns must fill, no more and no fewer.

So a pattern in one language can tell neither more nor less than one in the other.
"""

from __future__ import annotations

KINDS: dict[str, str] = {
    # headlines and headings
    "h_won": "who distance",
    "h_won_record": "who distance record",
    "h_leads": "who distance",
    "h_level": "others distance",
    "h_fell": "who",
    "h_team": "games",
    "h_designated": "others",
    "h_dropped": "who",
    "t_distance": "distance",
    "t_order": "games",
    "t_next": "",
    "t_team": "field",
    "t_decided": "",
    # the lead
    "won": "who day track distance time",
    "won_record": "who day track distance time record",
    "won_too": "who distance field time",
    "won_too_record": "who distance field time record",
    "won_next": "who distance time",
    "won_next_record": "who distance time record",
    "leads_next": "who distance time",
    "leads": "who day track distance time",
    "leads_too": "who distance field time",
    "level_won": "others distance time",
    "podium": "second time_2 third time_3",
    "runner_up": "who time",
    "nth_ticket": "who nth games",
    "first_ticket": "who games",
    "certain": "who",
    "by_order": "who",
    "holds": "who rank distance",
    "waits": "who",
    "both_wait": "",
    # who they are
    "a_age_team": "who age team",
    "a_age": "who age",
    "a_team": "who team",
    "a_world_champion": "who",
    "a_olympic_champion": "who",
    # the race
    "twice_best": "distance",
    "twice_sum": "distance",
    "skated": "who where rival",
    "skated_in_race": "who race where rival",
    "beat": "who where rival",
    "won_duel": "who gap",
    "beat_by": "who where rival gap",
    "far_ahead": "who gap second",
    "ahead": "who gap second",
    "just_faster": "who gap rival",
    "improved": "who old gap",
    "personal_best": "who",
    "short_of": "who record mark holder",
    "missed_race": "who race",
    "race_after": "distance",
    "nobody_near": "who race",
    "best_there": "who time",
    "won_before": "who distance day",
    "ranked_before": "who rank distance day",
    "had_ticket": "who",
    "gave_away": "who gap first",
    "nth_games": "who nth",
    "missed": "who rank gap rival",
    "missed_plain": "who rank",
    "outside": "timed race places",
    "outside_too": "timed race rival time",
    "outside_single": "timed places",
    # mishaps
    "stumbled_eased": "who race",
    "recovered": "who race time",
    "false_twice": "who where race rival",
    "false_twice_single": "who where rival",
    "false_once": "who where rival",
    "ticket_gone": "who distance",
    "started_for_ticket": "who distance",
    "missed_start": "who distance",
    "skated_alone": "who",
    "disqualified": "who",
    "disqualified_in_race": "who race",
    "fell": "who where rival",
    "fell_in_race": "who race",
    "fell_in_pair": "who rival",
    "fell_alone": "who",
    "did_not_finish": "who",
    "fell_before": "who distance day",
    "calamity": "who",
    "may_designate": "who distance",
    "withdrew": "others distance",
    # the order
    "all_certain": "field others games",
    "all_by_order": "others",
    "designations_threaten": "",
    "need": "needing",
    "only_committee": "",
    "doublure_is": "",
    "field_certain_none": "field games",
    "out": "others",
    "next_day": "day distances",
    "committee_names": "event",
    "committee_decides": "",
    # decisions
    "team_named": "federation games day",
    "designated_distance": "who distance",
    "designated_team": "who event",
    "designated_row": "others event",
    "dropped": "who place",
    "start_lost": "who rank distance",
    "start_given": "who instead distance rank",
    "team": "field others",
    "starts": "event others",
}

SLOTS = {name: frozenset(slots.split()) for name, slots in KINDS.items()}
"""The slots of each kind."""

GRAMMAR = frozenset({"her", "his", "he"})
"""Slots that any pattern may use: pronouns of whom the clause is about."""

WHOLE = frozenset({"need", "starts"})
"""Kinds of which one slot alone can be the whole sentence."""

LISTED = frozenset({"starts"})
"""Kinds of which several stand in one sentence as a list, all alike."""

INTRODUCING = frozenset(
    {
        "skated",
        "skated_in_race",
        "beat",
        "beat_by",
        "missed_race",
        "won_before",
        "ranked_before",
        "far_ahead",
        "ahead",
        "just_faster",
        "gave_away",
        "missed",
        "missed_plain",
        "improved",
        "holds",
    }
)
"""Kinds of which a sentence can introduce its skater: at least two patterns begin with the name."""

HEADLINES = "h_"
TITLES = "t_"
CALLED = "a_"
"""How the kinds of headlines, of headings, and of descriptions behind a name begin."""
