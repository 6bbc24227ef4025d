// What made-up stories are told with: kinds of events and further details, each in several wordings. [a|b] is one of the two
// by chance, so that a story file and a page seldom use the same words; {slots} are filled by stories.ts.

export interface EventKind {
  id: string
  /** Alternatives of the story's last group: the act. */
  act: string[]
  titles: string[]
  /** Wordings of the event proper, and of a second detail of the event. */
  event: string[]
  second: string[]
  /** One country and a town of it, where true; two countries elsewhere. */
  isAlone?: boolean
}

export const EVENTS: EventKind[] = [
  {
    id: 'treaty',
    act: ['sign*', 'treat*', 'pact', 'accord', 'agreement', 'deal*'],
    titles: [
      '{A} and {B} [sign|conclude|seal] {topic} [pact|treaty|accord]',
      '{topic} [accord|deal] signed between {A} and {B}',
    ],
    event: [
      '{A} and {B} [signed|concluded|sealed] a [treaty|pact] on {topic} in {townA}.',
      'A[n agreement|n accord] on {topic} was [signed|concluded] by the {peopleA} and {peopleB} governments.',
      'The {peopleA} side put its name to {aB} {peopleB} [pact|deal] that settles {topic}.',
    ],
    second: [
      'The [treaty|agreement] [runs|is to last] for {few} years.',
      'For {few} years the [pact|accord] will [bind|hold] both sides.',
    ],
  },
  {
    id: 'strike',
    act: ['strike*', 'missile*', 'attack*', 'bomb*', 'raid*', 'shell*'],
    titles: [
      '{peopleA} [missiles|strikes] [hit|kill {few} in] {peopleB} town of {townB}',
      '{A} [strikes|bombs|attacks] {townB} in {B}',
    ],
    event: [
      '{peopleA} [missiles|aircraft] [struck|hit] the town of {townB} in {B}.',
      '{A} [attacked|bombed|shelled] {townB}, {aB} {peopleB} town, [overnight|before dawn].',
      'A[n attack| raid] by {peopleA} forces [hit|destroyed part of] {townB}.',
    ],
    second: [
      'At least {few} people were [killed|left dead] in {townB}.',
      'The [dead|death toll] in {townB} [number|came to] {few}.',
    ],
  },
  {
    id: 'expulsion',
    act: ['expel*', 'diplomat*', 'ambassador*', 'envoy*', 'persona'],
    titles: [
      '{A} [expels|throws out] {few} {peopleB} diplomats',
      '{few} {peopleB} envoys [ordered out of|told to leave] {A}',
    ],
    event: [
      '{A} [expelled|has thrown out] {few} diplomats of {B}.',
      'The {peopleA} government [ordered|told] {few} {peopleB} envoys to leave.',
      '{few} members of the {peopleB} embassy were declared persona non grata in {capitalA}.',
    ],
    second: ['They were given {hours} hours to [leave|pack].', 'The diplomats [had|were left] {hours} hours to go.'],
  },
  {
    id: 'sanctions',
    act: ['sanction*', 'embargo', 'blacklist*', 'asset*', 'ban*'],
    titles: [
      '{A} [imposes|announces] sanctions on {B} over {topic}',
      '{peopleB} {sector} [hit by|under] {peopleA} sanctions',
    ],
    event: [
      '{A} [imposed|announced] sanctions on {B} over {topic}.',
      '{peopleA} sanctions [now cover|were laid on] the {peopleB} {sector} sector.',
      'The government in {capitalA} [put|placed] {peopleB} firms under an embargo.',
    ],
    second: [
      'The assets of {few} {peopleB} companies were [frozen|blocked].',
      '{few} {peopleB} firms [lose|lost] access to their accounts.',
    ],
  },
  {
    id: 'border',
    act: ['border*', 'crossing*', 'frontier', 'checkpoint*'],
    titles: [
      '{A} [closes|shuts] [border|crossings] with {B} at {townA}',
      '[Border|Frontier] between {A} and {B} [closed|shut]',
    ],
    event: [
      '{A} [closed|shut] its border with {B} at {townA}.',
      'The crossing at {townA} between {A} and {B} [is closed|has been sealed].',
      '{peopleA} guards [shut|sealed] the frontier to {peopleB} [traffic|travellers].',
    ],
    second: [
      '{many} [lorries|trucks] [wait|queue] at the crossing.',
      'Up to {many} trucks were [stuck|stranded] on the road to {townA}.',
    ],
  },
  {
    id: 'swap',
    act: ['prisoner*', 'swap*', 'exchang*', 'releas*', 'hostage*', 'freed'],
    titles: [
      '{A} and {B} [swap|exchange] {few} prisoners',
      '{few} [prisoners|captives] freed in {peopleA}-{peopleB} [swap|exchange]',
    ],
    event: [
      '{A} and {B} [exchanged|swapped] {few} prisoners.',
      '{few} prisoners [went home|were freed] in a[n exchange| swap] between {A} and {B}.',
      'The {peopleA} authorities [released|handed over] prisoners held since {year} to {B}.',
    ],
    second: [
      'Among those freed is the [journalist|engineer] {localB}.',
      '{localB}, a[n engineer| reporter], is one of the [released|freed] prisoners.',
    ],
  },
  {
    id: 'arms',
    act: ['weapon*', 'arms', 'tank*', 'aircraft', 'jet*', 'missile*', 'suppl*'],
    titles: [
      '{A} [to supply|approves] {few} [tanks|fighter jets] for {B}',
      '{B} [gets|to receive] {peopleA} [arms|weapons]',
    ],
    event: [
      '{A} [approved|agreed to] the [sale|delivery] of {few} fighter jets to {B}.',
      '{B} will [get|receive] {peopleA} weapons, {few} jets among them.',
      'The {peopleA} defence ministry [cleared|signed off] an arms [deal|package] for {B}.',
    ],
    second: [
      'The package is [worth|valued at] {money} million dollars.',
      '{B} is to pay {money} million dollars for the [arms|jets].',
    ],
  },
  {
    id: 'pipeline',
    act: ['pipeline*', 'gas', 'oil', 'energy', 'flow*'],
    titles: ['{A} [halts|cuts] gas [flow|deliveries] to {B}', 'Gas pipeline from {A} to {B} [opens|starts] at {townB}'],
    event: [
      'A pipeline [carries|brings] gas from {A} to {B} through {townB}.',
      '{A} [opened|started] a gas pipeline to {B}.',
      'The first {peopleA} gas [reached|flowed to] {peopleB} [homes|plants] by way of {townB}.',
    ],
    second: [
      'The line is {many} kilometres long.',
      'Over {many} kilometres the pipeline [crosses|runs through] {sector} country.',
    ],
  },
  {
    id: 'visit',
    act: ['visit*', 'summit*', 'talks', 'meet*', 'met', 'host*'],
    titles: ['{leaderB} [visits|in] {capitalA} for talks on {topic}', '{leaderA} [hosts|meets] {leaderB} in {townA}'],
    event: [
      '{leaderA} [received|met] {leaderB} of {B} in the {peopleA} town of {townA}.',
      'The {peopleB} leader, {leaderB}, [travelled|came] to {A} for talks with {leaderA}.',
      'It was the first [visit|summit] of {aB} {peopleB} leader in {A} since {year}.',
    ],
    second: [
      'The two [spoke|talked] about {topic} for {few} hours.',
      '{topic} [took|filled] {few} hours of the talks.',
    ],
  },
  {
    id: 'quake',
    isAlone: true,
    act: ['earthquake*', 'quake*', 'tremor*', 'magnitude'],
    titles: [
      '[Earthquake|Strong quake] [hits|shakes] {townA} in {A}',
      '{peopleA} town of {townA} [shaken|destroyed] by earthquake',
    ],
    event: [
      'An earthquake [struck|shook] the {peopleA} town of {townA}.',
      'The town of {townA} in {A} was [hit|levelled] by a [strong|heavy] quake.',
      'A tremor of magnitude {mag} [was felt|did damage] across the {townA} [region|district] of {A}.',
    ],
    second: ['{many} houses [fell|collapsed] in {townA}.', 'Some {many} homes were [destroyed|lost].'],
  },
  {
    id: 'flood',
    isAlone: true,
    act: ['flood*', 'rain*', 'dam', 'river', 'evacuat*'],
    titles: [
      '[Floods|Flooding] in {townA} [drive|force] {many} from homes',
      '{peopleA} floods: {townA} [evacuated|under water]',
    ],
    event: [
      'Floods [covered|swept through] {townA} in {A}.',
      'The river [burst|broke] its banks at {townA}, {A}.',
      'After days of rain the {peopleA} town of {townA} [stands|lies] under water.',
    ],
    second: ['{many} people had to [leave|flee] their homes.', 'The authorities [moved|evacuated] {many} residents.'],
  },
  {
    id: 'election',
    isAlone: true,
    act: ['election*', 'vote*', 'ballot*', 'poll*', 'win*', 'elect*'],
    titles: ['{localA} [wins|claims] {peopleA} election', '{A} [elects|chooses] {localA} [of {townA}|as president]'],
    event: [
      '{localA} [won|has won] the election in {A}.',
      '{peopleA} voters [chose|elected] {localA}, the former mayor of {townA}.',
      'The {peopleA} election went to {localA} with {pct} per cent of the vote.',
    ],
    second: ['Turnout was {pct} per cent.', '{pct} per cent of {peopleA} voters [cast|handed in] a ballot.'],
  },
  {
    id: 'trial',
    isAlone: true,
    act: ['court*', 'trial', 'sentenc*', 'convict*', 'jail*', 'verdict', 'judge*', 'guilty', 'prison*'],
    titles: ['{peopleA} court [jails|sentences] {localA} for {few} years', '{localA} [convicted|found guilty] in {A}'],
    event: [
      'A court in {townA} [sentenced|jailed] {localA} [to|for] {few} years.',
      '{localA} was [convicted|found guilty] by a {peopleA} court.',
      'The {peopleA} judges [gave|handed] {localA} {few} years in prison over {topic}.',
    ],
    second: ['The defence [will|is to] appeal.', 'Lawyers of {localA} [announced|filed] an appeal.'],
  },
  {
    id: 'accident',
    isAlone: true,
    act: ['crash*', 'accident*', 'derail*', 'collision', 'sank', 'collaps*'],
    titles: ['[Train|Bus] crash near {townA} in {A} kills {few}', '{few} dead in {peopleA} [train|ferry] accident'],
    event: [
      'A train [derailed|crashed] near {townA} in {A}.',
      '{few} people [died|were killed] in a crash at {townA}, {A}.',
      'The accident on the line to {townA} is the worst in {A} since {year}.',
    ],
    second: ['{many} passengers were on board.', 'The train [carried|had] {many} passengers.'],
  },
]

export interface FactKind {
  id: string
  kind: 'context' | 'background' | 'quote' | 'economy' | 'security' | 'analysis' | 'reaction' | 'rights'
  wordings: string[]
}

const fact = (id: string, kind: FactKind['kind'], ...wordings: string[]): FactKind => ({ id, kind, wordings })

export const FACTS: FactKind[] = [
  fact(
    'spokesperson',
    'quote',
    '{localA} of the {peopleA} government [called|named] it {judged}.',
    'It is {judged}, [said|told] {localA}, who speaks for {capitalA}.',
  ),
  fact(
    'leader',
    'quote',
    '{leaderA} [promised|vowed] to [go on|continue] until {topic} is settled.',
    'Until {topic} is settled there will be no rest, {leaderA} [said|told reporters].',
  ),
  fact(
    'neighbour',
    'reaction',
    '{C} [welcomed|praised] the step.',
    'There was [praise|applause] from {capitalC}.',
    'The {peopleC} government [greeted|received] the news with [relief|joy].',
  ),
  fact(
    'critic',
    'reaction',
    '{C} [criticised|condemned] it as {judged}.',
    'From {capitalC} came [criticism|condemnation]: {judged}, it said.',
  ),
  fact(
    'body',
    'reaction',
    '{body} [called for|urged] calm.',
    'Calm was [asked|called] for by {body}.',
    '{body} [appealed|turned] to all sides to keep calm.',
  ),
  fact(
    'rights',
    'rights',
    '{body} [warned|fears] that the rights of {group} [suffer|are at risk].',
    'At risk are the rights of {group}, in the [view|words] of {body}.',
  ),
  fact(
    'trade',
    'economy',
    'Trade in {sector} [came to|reached] {money} million dollars in {year}.',
    'In {year} {sector} worth {money} million dollars [was traded|changed hands].',
  ),
  fact(
    'prices',
    'economy',
    'Prices of {sector} [rose|climbed] by {pct} per cent.',
    '{sector} is now {pct} per cent [dearer|more expensive].',
  ),
  fact(
    'jobs',
    'economy',
    '{many} jobs in {sector} [depend|hang] on it.',
    'In {sector} {many} [workers|people] fear for their work.',
  ),
  fact(
    'troops',
    'security',
    '{A} [moved|sent] {many} soldiers to {townA}.',
    '{many} {peopleA} troops are [posted|stationed] near {townA}.',
  ),
  fact(
    'group',
    'security',
    'An armed group from {townA} [claimed|took] responsibility for earlier attacks.',
    'Earlier attacks were [claimed|owned] by fighters from {townA}.',
  ),
  fact(
    'history',
    'background',
    'A similar [attempt|effort] failed in {year}.',
    'In {year} something like it was [tried|attempted] without success.',
  ),
  fact(
    'census',
    'background',
    '{townA} has {many} thousand inhabitants.',
    'Some {many} thousand people [live|dwell] in {townA}.',
  ),
  fact(
    'expert',
    'analysis',
    'The analyst {localC} [expects|sees] {topic} to [come back|return].',
    '{topic} will [return|be back], [thinks|believes] {localC}, an analyst.',
  ),
  fact(
    'doubt',
    'analysis',
    'Observers [doubt|question] that it will [change|move] much about {topic}.',
    'Whether {topic} changes is [doubtful|open], observers [think|hold].',
  ),
  fact(
    'plan',
    'context',
    'A commission under {localA} is to [report|answer] in {few} months.',
    'In {few} months {localA} and a commission will [report|present findings].',
  ),
  fact(
    'aid',
    'context',
    '{body} [sent|gave] {money} million dollars for {group}.',
    '{money} million dollars for {group} [come|came] from {body}.',
  ),
  fact(
    'protest',
    'context',
    '{many} people [protested|marched] in {capitalA} against it.',
    'In {capitalA} a march [drew|brought out] {many} people.',
  ),
  fact(
    'parliament',
    'context',
    'Parliament in {capitalA} [votes|decides] on it in {few} weeks.',
    'A vote of the {peopleA} parliament is [due|expected] in {few} weeks.',
  ),
  fact(
    'family',
    'quote',
    'My family has [lost|given] everything, a resident named {localA} [said|told us].',
    '{localA}, who lives there, [said|told] that nothing was left of the house.',
  ),
]

const words = (text: string): string[] => text.split('|')

export const JUDGED = words(
  'a historic step|a grave mistake|a provocation|long overdue|a matter of honour|a victory of reason|irresponsible|a turning point|a warning to all',
)
export const GROUPS = words(
  'women|refugees|the Christian minority|journalists|prisoners|farmers|children|migrant workers|the Kurdish minority|fishermen',
)
export const SECTORS = words(
  'wheat|steel|fertiliser|crude oil|copper|textiles|cement|timber|coal|fish|sunflower oil|cotton|lithium|medicines|machinery|uranium',
)

/** What a story turns on; the first are drawn most. */
export const TOPIC_NOUNS = words(
  'border|water|trade|nuclear|grain|debt|fishing|migration|airspace|customs|visa|energy|railway|mining|refugee|defence|data|tariff|harbour|satellite|extradition|forest|vaccine|island|heritage|pension|currency|cable|bridge|radar',
)
export const TOPIC_ENDS = words(
  'dispute|question|programme|rules|rights|security|crisis|talks plan|quotas|reform|cooperation|inspection|zone|route|ceasefire|inquiry',
)

/** Words of sentences that say nothing of the story, by how often they are used (Zipf). */
export const FILLER_NOUNS = words(
  'people|year|day|government|week|report|city|country|official|month|question|answer|family|street|market|morning|evening|history|neighbour|school|office|summer|winter|radio|crowd|newspaper|window|teacher|doctor|driver|garden|kitchen|weather|journey|village|factory|hospital|library|festival|orchestra|museum|bakery|ferry|lantern|orchard|harbourmaster|beekeeper|glacier',
)
export const FILLER_VERBS = words(
  'saw|knew|heard|waited for|remembered|asked about|left|described|visited|followed|liked|opened|painted|repaired|avoided|measured|imagined',
)
export const FILLER_ENDS = words(
  'that day|for a long time|as always|without a word|in the rain|before noon|once again|with some surprise|after the holidays|at the end of the road|to nobody in particular',
)

/** Subjects of pages that no story has to do with. */
export const ORDINARY =
  'How to bake bread with a [dark|thin] crust;Ten [walks|tours] along the coast;The new phone: what its camera can do;Local team [wins|loses] after extra time;A beginner’s guide to [pruning|planting] roses;Install the package and run the tests;Review: a quiet novel about a lighthouse;Council [debates|delays] the bus timetable;Best headphones under a hundred;Your horoscope for the week'.split(
    ';',
  )
