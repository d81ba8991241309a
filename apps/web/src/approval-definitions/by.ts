import { ROLE_NAMES, type ApprovalStepRule } from '@keyline/model';
import { useTranslate } from 'react-admin';

type By = ApprovalStepRule['by'];

/** One text for "who": what the choice box needs. */
export const keyOfBy = (by: By): string => {
  if (by.kind === 'superior') return `superior:${by.level}`;
  return by.kind === 'role' ? `role:${by.role}` : `permission:${by.permission}`;
};

const LEVELS = [1, 2, 3];
const CHOICES: By[] = [
  ...LEVELS.map((level) => ({ kind: 'superior' as const, level })),
  ...ROLE_NAMES.map((role) => ({ kind: 'role' as const, role })),
];
export const byOfKey = (key: string): By | undefined => CHOICES.find((by) => keyOfBy(by) === key);

/** "Who" in words. */
export const useByText = (): ((by: By) => string) => {
  const translate = useTranslate();
  return (by) => {
    if (by.kind === 'superior') return translate('definitions.superior', { level: by.level });
    if (by.kind === 'permission') return translate('definitions.permission', { permission: by.permission });
    return translate('definitions.role', { role: translate(`enums.role.${by.role}`) });
  };
};

export const useByChoices = (): { id: string; name: string }[] => {
  const text = useByText();
  return CHOICES.map((by) => ({ id: keyOfBy(by), name: text(by) }));
};
