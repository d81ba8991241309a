import Check from '@mui/icons-material/Check';
import Close from '@mui/icons-material/Close';
import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import Schedule from '@mui/icons-material/Schedule';
import Bolt from '@mui/icons-material/Bolt';
import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import type { SvgIconComponent } from '@mui/icons-material';
import type { PlanReview, PlanReviewItem } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DateText, EmptyState, Panel, Percent } from '../kit/index.js';
import { CommentMark } from './CommentContext.js';
import type { Tone } from '../theme/index.js';

type Outcome = keyof PlanReview;

const outcomes: { key: Outcome; icon: SvgIconComponent; tone: Tone }[] = [
  { key: 'notDone', icon: Close, tone: 'bad' },
  { key: 'done', icon: Check, tone: 'good' },
  { key: 'unplanned', icon: Bolt, tone: 'info' },
  { key: 'cancelled', icon: EventBusyOutlined, tone: 'neutral' },
  { key: 'upcoming', icon: Schedule, tone: 'neutral' },
];

const ItemRow = ({ item }: { item: PlanReviewItem }) => {
  const translate = useTranslate();
  const to = item.visitId ? `/visits/${item.visitId}/show` : `/accounts/${item.accountId}/show`;
  return (
    <Box component="li" sx={{ py: 0.5, display: 'flex', justifyContent: 'space-between' }}>
      <Box>
        <MuiLink component={Link} to={to} sx={{ color: 'text.primary', fontWeight: 500 }}>
          {item.accountName}
        </MuiLink>
        <Box sx={{ color: 'text.secondary', fontSize: 12, display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
          <DateText value={item.on} />
          <span>{translate(`enums.visitKind.${item.kind}`, { _: item.kind })}</span>
          {item.purpose && <span>{item.purpose}</span>}
        </Box>
      </Box>
      <CommentMark
        anchor={{ part: 'review', key: item.planId ?? item.visitId ?? item.accountId, label: item.accountName.slice(0, 200) }}
      />
    </Box>
  );
};

const Group = ({ outcome, items }: { outcome: (typeof outcomes)[number]; items: PlanReviewItem[] }) => {
  const translate = useTranslate();
  const Icon = outcome.icon;
  return (
    <Box>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
          fontWeight: 600,
          color: (theme) => theme.tokens.tones[outcome.tone].ink,
        }}
      >
        <Icon sx={{ fontSize: 16 }} aria-hidden />
        {translate(`reports.plan.${outcome.key}`)} {items.length}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0, pl: 2.75 }}>
        {items.map((item, index) => (
          <ItemRow key={item.planId ?? item.visitId ?? index} item={item} />
        ))}
      </Box>
    </Box>
  );
};

/** What became of the plan: done, not done, unplanned, cancelled, still to come. */
export const PlanReviewPanel = ({ review }: { review: PlanReview }) => {
  const translate = useTranslate();
  const count = (key: Outcome): number => review[key]?.length ?? 0;
  const due = count('done') + count('notDone');
  const present = outcomes.filter(({ key }) => count(key) > 0);
  return (
    <Panel
      title={translate('reports.plan.review')}
      actions={
        due > 0 && (
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
            {translate('reports.plan.kept')} <Percent value={(count('done') / due) * 100} />
          </Box>
        )
      }
    >
      {present.length === 0 ? (
        <EmptyState compact title={translate('reports.plan.nothing')} />
      ) : (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
            alignItems: 'start',
          }}
        >
          {present.map((outcome) => (
            <Group key={outcome.key} outcome={outcome} items={review[outcome.key]} />
          ))}
        </Box>
      )}
    </Panel>
  );
};
