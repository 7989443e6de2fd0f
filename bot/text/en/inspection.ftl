# The quarterly inspection
wait-inspection-announce = Announcement of inspection
wait-inspection-start = Start of inspection
wait-inspection-resume = Start of postponed inspection
wait-inspection-report = Report on inspection
inspections = Inspections
inspection-list = { $count ->
        [0] No inspection is planned yet.
       *[other] Once every quarter; the next one is planned by itself.
    }
    .title = Inspections
inspection-entry = { $quarter } · { $state }
see-inspection = See the inspection
inspection-card = Inspected are the completeness of the information, the accuracy of evaluation, and whether rewards and penalties were carried out.
    .title = Inspection { $quarter }
inspection-line-status = Status
inspection-line-due = Due
inspection-line-leader = Led by
inspection-line-started = Started
inspection-line-reason = Postponed because
inspection-line-report = Report
inspection-announced = After the end of the quarter the completeness of the information, the accuracy of evaluation, and rewards and penalties are inspected. Please check your department's records in good time.
    .title = Inspection { $quarter } announced
inspection-not-started = It should have started within ten working days after the quarter's end and has not. Please see that the credit office starts it now; you alone may postpone it, with a reason.
    .title = Alert: inspection { $quarter } not started
announce = Announce by itself
alert-chair = Alert the chair
start-inspection = Start the inspection
start-inspection-done = You lead it. Please hand in the report by the end of { $due }.
    .title = Inspection { $quarter } has started
postpone-inspection = Postpone inspection
postpone-inspection-reason = Why is it postponed? The leading group and the credit office read the reason.
    .label = Reason
postpone-inspection-until = Until which day?
    .label = Postponed to
postpone-inspection-done = Reminders go on when that day comes.
    .title = Inspection { $quarter } postponed to { $until }
inspection-postponed-told = Reason: { $reason }
    .title = Inspection { $quarter } postponed to { $until }
inspection-too-late = { $latest } is the latest possible day. Please choose another; everything else was kept for you.
close-inspection = Hand in the report
close-inspection-report = What was inspected, what was found, what do you suggest?
    .label = Report
close-inspection-done = The leading group has the report. The next quarter's inspection is planned by itself.
    .title = Inspection { $quarter } is done
inspection-reported = The credit office has handed in its report; please read it.
    .title = Report on inspection { $quarter }
