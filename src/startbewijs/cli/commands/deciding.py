"""Commands with which a referee and a selection committee decide."""

from __future__ import annotations

from startbewijs.cli.commands.command import Command, Group
from startbewijs.publish.words import N_

_REFEREE = (
    Command(
        "correct",
        "DISTANCE SKATER",
        N_("another result for a race that counts already"),
        N_(
            "Records the right time or the right status of a race that is confirmed, with the reason. The "
            "result before it stays in the log. Says whose rank, row, status and start it changes."
        ),
        (
            "startbewijs correct w1000 rijpma --time 1:14.020 --why “photo finish read again”",
            "startbewijs correct w500 rijpma --race 2 --status DNF --why “did not cross the line” --try",
        ),
        "startbewijs.cli.ruling:correct",
    ),
    Command(
        "disqualify",
        "DISTANCE SKATER",
        N_("a disqualification, also after the pair was confirmed"),
        N_(
            "Records a disqualification with the code of its rule: in the pair as long as that is not "
            "confirmed, afterwards as a correction with its reason."
        ),
        ("startbewijs disqualify w1000 rijpma --code T08 --why “changed lanes too late”",),
        "startbewijs.cli.ruling:disqualify",
    ),
    Command(
        "protest",
        "DISTANCE",
        N_("a protest about a race, by whoever lodges it"),
        N_("Records a protest with its reason. It changes nothing until it is decided."),
        ("startbewijs protest w1000 --by “Team Example” --why “hindered at the crossing”",),
        "startbewijs.cli.ruling:protest",
    ),
    Command(
        "decide-protest",
        "POSITION",
        N_("the decision on a protest"),
        N_(
            "Records whether a protest is upheld or rejected, with the reason. What follows from it, such "
            "as a re-skate or a correction, is recorded by its own command."
        ),
        ("startbewijs decide-protest 214 --rejected --why “no contact”",),
        "startbewijs.cli.ruling:decide_protest",
    ),
)

_COMMITTEE = (
    Command(
        "level-ranks",
        "DISTANCE SKATER SKATER…",
        N_("the order of skaters who are level"),
        N_(
            "Records in which order skaters stand who are level to the thousandth on a closed distance. All "
            "who are level are named, the best first."
        ),
        ("startbewijs level-ranks w1000 rijpma kok --why “by the second race”",),
        "startbewijs.cli.choosing:level_ranks",
    ),
    Command(
        "calamity",
        "SKATER",
        N_("bad luck on a distance that a designation may mend"),
        N_(
            "Records that the committee recognises a calamity. A designation on that distance is possible "
            "from then on; by itself it changes nothing."
        ),
        ("startbewijs calamity leerdam --distance w1000 --why “she fell”",),
        "startbewijs.cli.choosing:calamity",
    ),
    Command(
        "designate",
        "SKATER",
        N_("a designation: for the team, on a distance, on a row"),
        N_(
            "Records a designation that the procedure allows, and says how many are left. With --try it "
            "shows the order before and after and records nothing."
        ),
        (
            "startbewijs designate bosker --for team-pursuit --try",
            "startbewijs designate leerdam --for w1000 --why “she fell there”",
        ),
        "startbewijs.cli.choosing:designate",
    ),
    Command(
        "withdraw-designation",
        "DESIGNATION",
        N_("a designation that no longer holds"),
        N_("Records that a designation no longer holds, as long as the team is not published."),
        ("startbewijs withdraw-designation bosker --why “injured”",),
        "startbewijs.cli.choosing:withdraw_designation",
    ),
    Command(
        "decline",
        "SKATER",
        N_("a skater who does not go to the Games"),
        N_("Records that a skater does not go: passed over on every row, and the next move up."),
        ("startbewijs decline kok --why “ill until March”",),
        "startbewijs.cli.choosing:decline",
    ),
    Command(
        "waive-start",
        "SKATER",
        N_("a start that a skater gives up, not the place in the team"),
        N_("Records that a skater gives up the start on one distance; the next on the team gets it."),
        ("startbewijs waive-start kok --distance w1500 --why “prefers the 1000 m”",),
        "startbewijs.cli.choosing:waive_start",
    ),
    Command(
        "overrule-start",
        "DISTANCE SKATER",
        N_("a start for another skater of the team"),
        N_(
            "Records that the committee gives a start to another skater than the order does, with the reason."
        ),
        ("startbewijs overrule-start m1500 nuis --instead-of prins --why “fastest this season”",),
        "startbewijs.cli.choosing:overrule_start",
    ),
    Command(
        "name-line-up",
        "EVENT SKATER…",
        N_("who skates the mass start or the team pursuit"),
        N_("Records who of the team skate an event that is not skated for at the tournament."),
        ("startbewijs name-line-up m-team-pursuit bosker huizinga “van de bunt”",),
        "startbewijs.cli.choosing:name_line_up",
    ),
    Command(
        "publish-team",
        "[women|men]",
        N_("the team, exactly as the order and the decisions give it"),
        N_(
            "Records that a team is published and shows the order that it follows from. As long as it is not "
            "decided, it says who may still go and what would decide it. Another team takes its reason."
        ),
        ("startbewijs publish-team women",),
        "startbewijs.cli.choosing:publish_team",
    ),
    Command(
        "replace",
        "SKATER",
        N_("somebody else who goes after the team was published"),
        N_("Records who goes instead of a member of the published team, on the whole team or on one event."),
        ("startbewijs replace nuis --by prins --on m1500 --why “injured”",),
        "startbewijs.cli.choosing:replace",
    ),
)

DECIDING = Group(N_("Deciding"), (*_REFEREE, *_COMMITTEE), records=True)
