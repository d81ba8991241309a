import type { ScoringCurve } from '@keyline/model';
import { useTranslate } from 'react-admin';

/** How a line is scored, as a sentence: "达成 0% 得 0 分，100% 得满分，最高 120 分". */
export const useCurveText = (): ((curve: ScoringCurve) => string) => {
  const translate = useTranslate();
  return (curve) =>
    curve.kind === 'step'
      ? translate('appraisals.curveText.step', {
          steps: [...curve.steps]
            .sort((one, other) => one.from - other.from)
            .map((step) => translate('appraisals.curveText.oneStep', { ...step }))
            .join(translate('appraisals.curveText.and')),
        })
      : translate(`appraisals.curveText.${curve.kind}`, { ...curve });
};
