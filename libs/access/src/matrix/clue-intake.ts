import { chiefDecides, cover, discreet, grant, type PermissionTable } from './grant.js';

export const clueIntakePermissions = {
  'agency.admit': grant('jurisdiction', ['case-director']),
  'agency.read': grant('jurisdiction', ['case-director', 'intake-officer', 'principal']),
  // Agencies post as CloudEvents only, under their allow-list. Which source each of the others may enter stands in clue.sources.ts.
  'clue.transfer': grant('jurisdiction', ['agency-integrator'], 'B1.5'),
  'clue.receive': grant('jurisdiction', ['intake-officer', 'reception-officer', 'supervisor', 'township-secretary', 'automation'], 'B1.5'),
  'clue.register': grant('jurisdiction', ['intake-officer'], 'B1.4'),
  'clue.forward': grant('jurisdiction', ['case-director'], 'B1.6'),
  // 签收 the result of what was forwarded, as an agency does with its feedback.
  'clue.acknowledge-forward-result': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.6'),
  // 书面回执、退回、结果 of bodies that are not connected.
  'clue.record-paper-answer': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.6'),
  'clue.return': grant('own', ['deputy'], 'B1.10'),
  'clue.keep-repeat': grant('jurisdiction', ['intake-officer'], 'B1.8'),
  // 查明身份、补充、更正被反映对象. A department of the clues that are with it, a township of those that it handles: the decider sees to that.
  'clue.change-subjects': grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'township-secretary'], 'B1.3'),
  // 更正登记; the day of receipt moves limits, and 作废登记 ends a double entry: both are the director’s, and the deputy’s where the director proposed.
  'clue.correct-registration': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.4'),
  'clue.decide-correction': grant('jurisdiction', ['case-director', 'deputy'], 'B1.4'),
  'clue.void': grant('jurisdiction', ['case-director'], 'B1.4'),
  // 更正问题类型 by whoever handles it: the decider sees to that.
  'clue.amend-problem-types': grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'township-secretary'], 'B1.22'),
  'clue.screen': grant('jurisdiction', ['intake-officer']),
  // A department, of the clues that are with it: the decider sees to that (B1.5).
  'clue.propose-disposal': grant('jurisdiction', ['case-director', 'intake-officer', 'supervisor'], 'B1.1'),
  // Whose approval is next is the chain's (B1.1-authority).
  'clue.approve-disposal': chiefDecides(grant('own', ['deputy', 'principal'], 'B1.2')),
  'clue.propose-limit-change': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.2'),
  'clue.decide-limit-change': chiefDecides(grant('own', ['principal'], 'B1.2')),
  'clue.review-hold': grant('jurisdiction', ['intake-officer', 'case-director'], 'B2.36'),
  // What an old ledger says comes with an import that the director approved.
  'clue.enter-past-disposal': grant('jurisdiction', ['intake-officer'], 'B1.22'),
  'clue.record-case-fact': grant(
    'jurisdiction',
    ['intake-officer', 'case-director', 'supervisor', 'township-secretary', 'automation'],
    'B1.22',
  ),
  'clue.report-township-result': grant('jurisdiction', ['township-secretary', 'case-director'], 'B1.1'),
  'clue.propose-routing': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.3'),
  'clue.approve-routing': chiefDecides(grant('own', ['principal'], 'B1.3')),
  // 提级 and 督办 of a clue; what the deputy lets urge on is approved in its assignment.
  'clue.propose-raise': grant('jurisdiction', ['intake-officer', 'case-director'], '3.15'),
  'clue.decide-raise': chiefDecides(grant('own', ['principal'], '3.15')),
  'clue.supervise': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.13'),
  // The plan is joint supervision's; here it is kept as it was told (0.2).
  'zone-plan.record': grant('own', ['automation'], '0.2'),
  // Who verifies a clue is joint supervision's to say; here it is kept as it was told (0.3).
  'verifiers.record': grant('own', ['automation'], '0.3'),
  'clue.record-result': grant('own', ['automation']),
  'clue.conclude': grant('jurisdiction', ['case-director']),
  'clue.give-feedback': grant('jurisdiction', ['case-director'], 'B1.11'),
  // Who of the source signs for which stands in clue.feedback-terms.ts; of others case management records the receipt that came on paper.
  'clue.acknowledge-feedback': grant(
    'jurisdiction',
    ['agency-integrator', 'reception-officer', 'township-secretary', 'supervisor'],
    '0.14',
  ),
  'clue.record-letter-receipt': grant('jurisdiction', ['intake-officer', 'case-director'], '0.14'),
  'clue.close': grant('jurisdiction', ['case-director']),
  // What the chief approved is opened again by the chief alone, and never by whoever concluded the re-check (the decider sees to that).
  'clue.reopen': chiefDecides(grant('own', ['principal'], 'B1.15')),
  // A ledger is entered by its keeper and approved by the director as a whole; the rows are then entered in the keeper's name.
  'import.prepare': grant('jurisdiction', ['intake-officer'], 'B1.4'),
  'import.confirm': grant('jurisdiction', ['case-director'], 'B1.3'),
  'import.cancel': grant('jurisdiction', ['intake-officer', 'case-director', 'automation'], 'B1.4'),
  'import.run': grant('jurisdiction', ['automation'], 'B1.4'),
  'import.read': grant('jurisdiction', ['intake-officer', 'case-director']),
  'clue.export': grant('jurisdiction', ['case-director', 'principal'], 'B1.4'),
  // Of what it found and keeps, what was handed over to it, and the reports that were issued to it.
  'clue.read-department': grant('own', ['supervisor'], 'B1.5'),
  // What was routed, assigned or given to the unit they head, or what they verify in a team (the query sees to that); never from whom it came.
  'clue.read-handled': grant('jurisdiction', ['supervisor', 'investigator', 'township-secretary'], 'B1.3'),
  // Public law and what the organisation made of it: whoever files something, counts it or sends it.
  'problem-types.read': grant(
    'jurisdiction',
    [
      'intake-officer',
      'case-director',
      'principal',
      'deputy',
      'supervisor',
      'reception-officer',
      'township-secretary',
      'agency-integrator',
      'tour-officer',
    ],
    'B1.22',
  ),
  'clue.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy']),
  // How much waits for the reader; what it is stands in registers with permissions of their own.
  'work-list.read': grant('jurisdiction', [
    'intake-officer',
    'case-director',
    'principal',
    'deputy',
    'supervisor',
    'reception-officer',
    'township-secretary',
    'investigator',
  ]),
  'figure.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy'], 'B1.22'),
  'review.hold': grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'deputy', 'principal'], 'B1.24'),
  'review.read': grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'deputy', 'principal'], 'B1.24'),
  'series.form': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.8'),
  // Envelopes that nobody opens here, and operators do not hear of: they are told under one name with custody, reports and warnings, which go on all day; what is about the principal never meets the principal's eyes (the query sees to that).
  'direct-forward.pass': discreet(grant('jurisdiction', ['reception-officer'], 'B1.7')),
  'direct-forward.send-up': discreet(grant('jurisdiction', ['reception-officer', 'principal'], 'B1.7')),
  'direct-forward.warn': discreet(grant('own', ['automation'], 'B1.7')),
  'direct-forward.read': discreet(grant('jurisdiction', ['reception-officer', 'principal'], 'B1.7')),
  // 标定重点人、重点事、重点问题 (1.25).
  'key-mark.set': grant('jurisdiction', ['intake-officer', 'case-director']),
  'key-mark.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy']),
  // Direct-report points (2.4) and work stations (2.13).
  'station.manage': grant('jurisdiction', ['case-director']),
  'station.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy', 'supervisor', 'township-secretary']),
  'assignment.open': grant('own', ['automation'], 'B1.12'),
  'assignment.end': grant('own', ['automation'], 'B1.9'),
  'assignment.receive': grant('jurisdiction', ['intake-officer'], 'B1.9'),
  'assignment.propose': grant('jurisdiction', ['case-director'], 'B1.13'),
  'assignment.approve': grant('own', ['deputy'], 'B1.13'),
  'assignment.extend': chiefDecides(grant('own', ['principal'], 'B1.12')),
  'assignment.record-upper-decision': grant('jurisdiction', ['case-director'], 'B1.12'),
  'assignment.report': grant('jurisdiction', ['case-director', 'supervisor'], 'B1.14'),
  'assignment.approve-result': chiefDecides(grant('own', ['principal'], 'B1.14')),
  'assignment.export': grant('jurisdiction', ['case-director', 'principal'], 'B1.4'),
  'assignment.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy', 'supervisor']),
  // 线索抄送 (1.13). What comes as a CloudEvent enters under 'clue.transfer'; the competent leader approves the analysis.
  'clue-copy.receive': grant('jurisdiction', ['intake-officer'], '1.13'),
  'clue-copy.analyse': grant('jurisdiction', ['intake-officer', 'case-director'], '1.13'),
  'clue-copy.approve': grant('own', ['deputy', 'principal'], '1.13'),
  'clue-copy.reply': grant('jurisdiction', ['case-director'], '1.13'),
  // Only the agency that copied it: the decider sees to that.
  'clue-copy.acknowledge-reply': grant('jurisdiction', ['agency-integrator'], '1.13'),
  'clue-copy.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy'], '1.13'),
  'clue-copy.read-own': grant('own', ['agency-integrator'], '1.13'),
  // Whoever is to use it in daily supervision, or to prepare the prompt.
  'clue-copy.read-inputs': grant('own', ['supervisor', 'deputy', 'principal'], '1.13'),
  // 移送与通报 to agencies (0.14, 1.12, 1.25): whoever leads approves; the agency answers what was sent to it (the decider sees to that).
  'outgoing-transfer.propose': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.6'),
  'outgoing-transfer.approve': grant('own', ['deputy', 'principal'], 'B1.6'),
  'outgoing-transfer.hand-over': grant('own', ['automation'], 'B1.6'),
  'outgoing-transfer.acknowledge-answer': grant('jurisdiction', ['intake-officer', 'case-director'], '0.14'),
  'outgoing-transfer.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy'], '0.14'),
  'outgoing-transfer.answer': grant('jurisdiction', ['agency-integrator'], '0.14'),
  'outgoing-transfer.read-incoming': grant('own', ['agency-integrator'], '0.14'),
  // What became of what the own organisation handed in: the result, not the file.
  'clue.read-own-transfers': grant('own', ['agency-integrator', 'township-secretary', 'supervisor'], '0.14'),
  'clue.read-reception-results': grant('jurisdiction', ['reception-officer'], 'B1.11'),
  'talk-inquiry.open': grant('own', ['automation'], 'B1.1'),
  // The wider role first: only whoever acts as a department alone is held to what it handles (the decider sees to that).
  'talk-inquiry.propose-plan': grant('jurisdiction', ['case-director', 'supervisor'], 'B1.18'),
  'talk-inquiry.assign': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.3'),
  'talk-inquiry.follow-routing': grant('own', ['automation'], 'B1.3'),
  // Which of the two has to approve is the authority's (B1.18-authority).
  'talk-inquiry.approve': chiefDecides(grant('own', ['deputy', 'principal'], 'B1.18')),
  'talk-inquiry.conduct': grant('jurisdiction', ['case-director', 'deputy', 'supervisor'], 'B1.18'),
  'talk-inquiry.report': grant('jurisdiction', ['case-director', 'deputy', 'supervisor'], 'B1.19'),
  'talk-inquiry.discontinue': chiefDecides(grant('own', ['principal'], 'B1.18')),
  // A department, of those that it handles: the query sees to that.
  'talk-inquiry.read': grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'deputy', 'principal']),
  // The one public channel (4.15, 4.16): what whoever reports may do, and nobody with a token.
  'report.submit': grant('own', ['public']),
  'report.follow': grant('own', ['public']),
  'report-channel.look': grant('own', ['public']),
  'report-channel.publish': grant('jurisdiction', ['case-director']),
  'report.read': cover(grant('jurisdiction', ['reception-officer', 'deputy', 'principal'])),
  // Who of them may when stands in the decider: what is for the upper level is for the principal alone (B1.7).
  'report.read-content': cover(grant('jurisdiction', ['reception-officer', 'deputy', 'principal'], 'B4.4')),
  'report.converse': cover(grant('jurisdiction', ['reception-officer'], 'B4.4')),
  'report.take-in': grant('jurisdiction', ['reception-officer'], 'B1.8'),
  'report.keep-repeat': grant('jurisdiction', ['reception-officer'], 'B1.8'),
  'report.propose-decline': grant('jurisdiction', ['reception-officer'], 'B1.10'),
  'report.decide-decline': grant('own', ['deputy'], 'B1.10'),
  'report.find-direct-forward': discreet(grant('jurisdiction', ['reception-officer'], 'B1.7')),
  'report.warn-sending-up': discreet(grant('own', ['automation'], 'B1.7')),
  'report.send-up': discreet(grant('jurisdiction', ['principal', 'reception-officer'], 'B1.7')),
  // What real-name reporters are told. Whoever handles the subject is not among those who know that there is one (B4.4).
  'reply.follow': grant('own', ['automation'], 'B1.15'),
  'report.pass-on-reply': grant('own', ['automation'], 'B1.15'),
  'reply.acknowledge': grant('jurisdiction', ['reception-officer', 'intake-officer'], 'B1.15'),
  'reply.tell-result': grant('jurisdiction', ['reception-officer', 'intake-officer', 'case-director'], 'B1.15'),
  'reply.record-objection': grant('jurisdiction', ['reception-officer', 'intake-officer', 'case-director'], 'B1.15'),
  'reply.read-objection': grant('jurisdiction', ['reception-officer', 'case-director', 'deputy'], 'B4.4'),
  'reply.decide-objection': grant('own', ['deputy'], 'B1.15'),
  // The deputy as well: the one director may know the subject, and then nobody else could (2.5).
  'reply.conclude-recheck': grant('jurisdiction', ['case-director', 'deputy'], 'B1.15'),
  'reply.read': grant('jurisdiction', ['reception-officer', 'intake-officer', 'case-director', 'deputy'], 'B1.15'),
  // What became of the reception's clues in a quarter.
  'quarterly-list.enter': grant('own', ['automation'], 'B1.11'),
  'quarterly-list.send': grant('jurisdiction', ['case-director'], 'B1.11'),
  'quarterly-list.receive': grant('jurisdiction', ['reception-officer'], 'B1.11'),
  'quarterly-list.read': grant('jurisdiction', ['reception-officer', 'intake-officer', 'case-director', 'deputy', 'principal'], 'B1.11'),
  // The reception officer of what they entered themselves, as it comes in: the decider sees to that. Registering is no right to reveal (B4.4).
  'reporter.register': grant('jurisdiction', ['intake-officer', 'reception-officer', 'automation'], 'B1.16'),
  'reporter.verify': grant('jurisdiction', ['intake-officer'], 'B1.16'),
  // Who asks and who approves are never the same person; whoever handles the subject is not among either.
  'reporter.request-reveal': grant('jurisdiction', ['intake-officer', 'case-director'], 'B4.4'),
  'reporter.decide-reveal': chiefDecides(grant('own', ['principal'], 'B4.4')),
  'reporter.read-identity': grant('jurisdiction', ['intake-officer', 'case-director'], 'B4.4'),
  'reporter.destroy-key': chiefDecides(grant('own', ['principal'])),
  // Whoever works there may report one. Few read them, and whoever it is about does not (the decider and the query see to that).
  'breach.report': grant(
    'jurisdiction',
    [
      'reception-officer',
      'intake-officer',
      'case-director',
      'principal',
      'deputy',
      'supervisor',
      'investigator',
      'township-secretary',
      'township-reviewer',
      'trial-officer',
      'trial-director',
      'document-officer',
      'cadre-supervisor',
    ],
    'B4.5',
  ),
  'breach.register': grant('jurisdiction', ['case-director', 'cadre-supervisor', 'principal'], 'B4.5'),
  'breach.examine': grant('jurisdiction', ['case-director', 'cadre-supervisor'], 'B4.5'),
  // Never by whoever examined it (the decider sees to that).
  'breach.hand-over': grant('jurisdiction', ['principal', 'case-director', 'cadre-supervisor'], 'B4.5'),
  'breach.close': grant('jurisdiction', ['principal', 'case-director', 'cadre-supervisor'], 'B4.5'),
  'breach.read': grant('jurisdiction', ['principal', 'case-director', 'cadre-supervisor'], 'B4.5'),
  'departure.record': grant('jurisdiction', ['case-director', 'cadre-supervisor'], 'B4.7'),
  'departure.read': grant('jurisdiction', ['case-director', 'cadre-supervisor', 'principal'], 'B4.7'),
  'reporter.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal'], 'B4.4'),
  'meeting.convene': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.3'),
  'meeting.read-volumes': grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'investigator']),
  'meeting.record': grant('jurisdiction', ['intake-officer', 'case-director']),
  'meeting.sign': grant('own', ['deputy', 'principal']),
  'meeting.read': grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'deputy', 'principal']),
  'clarification.propose': grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor'], 'B1.17'),
  'clarification.approve': chiefDecides(grant('own', ['principal'], 'B1.17')),
  'clarification.make': grant('jurisdiction', ['case-director', 'supervisor'], 'B1.17'),
  'clarification.read': grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'deputy', 'principal']),
  'false-accusation.propose': grant('jurisdiction', ['case-director'], 'B1.16'),
  // Whose principal is high enough is the authority's (B1.16-authority).
  'false-accusation.decide': chiefDecides(grant('any', ['principal'], 'B1.16')),
  'false-accusation.read': grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'deputy', 'principal']),
  // 廉政意见回复: whether there are clues about somebody. Who may not know one of them does none of it (the service sees to that); whose approval is next is the authority's.
  'person-enquiry.record': grant('jurisdiction', ['intake-officer', 'case-director'], 'enquiry-reply'),
  'person-enquiry.handle': grant('jurisdiction', ['intake-officer', 'case-director'], 'enquiry-authority'),
  'person-enquiry.approve': chiefDecides(grant('own', ['deputy', 'principal'], 'enquiry-authority')),
  'person-enquiry.send': grant('jurisdiction', ['case-director'], 'enquiry-reply'),
  'person-enquiry.read': grant('jurisdiction', ['intake-officer', 'case-director', 'deputy', 'principal'], 'B4.4'),
  // The keeping of the library: who holds it is the principal's to say; both keepers sign a hand-over (the decider sees to that).
  'library.entrust': grant('own', ['principal'], 'B1.3'),
  'library.hand-over': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.4'),
  'library.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy'], 'B1.3'),
  // Every step of a clue is signed by whoever holds it and whoever gets it (the decider sees to that).
  'custody.open': cover(grant('own', ['automation'], 'B1.4')),
  'custody.hand-over': cover(
    grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'deputy', 'township-secretary', 'investigator'], 'B1.4'),
  ),
  'custody.withdraw': cover(grant('jurisdiction', ['case-director'], 'B1.4')),
  'custody.receive': cover(
    grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'deputy', 'township-secretary', 'investigator'], 'B1.4'),
  ),
  'custody.read': cover(
    grant(
      'jurisdiction',
      ['intake-officer', 'case-director', 'supervisor', 'deputy', 'township-secretary', 'investigator', 'principal'],
      'B1.4',
    ),
  ),
  'reconciliation.open': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.3'),
  'reconciliation.answer': grant('jurisdiction', ['supervisor', 'deputy', 'township-secretary'], 'B1.3'),
  'reconciliation.settle': grant('jurisdiction', ['case-director'], 'B1.3'),
  'reconciliation.read': grant(
    'jurisdiction',
    ['intake-officer', 'case-director', 'principal', 'deputy', 'supervisor', 'township-secretary', 'investigator'],
    'B1.3',
  ),
  'library.close-period': grant('jurisdiction', ['case-director'], 'B1.3'),
  'classification.propose': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy'], 'B4.9'),
  'classification.decide': chiefDecides(grant('own', ['principal'], 'B4.9')),
  'classification.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy'], 'B4.9'),
  // About oneself, and about others by the director of case management: the decider sees to that (2.5).
  'person-facts.declare': grant(
    'jurisdiction',
    ['reception-officer', 'intake-officer', 'case-director', 'principal', 'deputy', 'supervisor', 'investigator', 'township-secretary'],
    '2.5',
  ),
  'person-facts.read': grant('jurisdiction', ['case-director', 'principal'], '2.5'),
  // Raised by timers only.
  'warning.raise': cover(grant('own', ['automation'], 'B1.23')),
  'warning.act': cover(grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.23')),
  'warning.read': cover(grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy'])),
} as const satisfies PermissionTable;
