import {
  isZero,
  MESSAGE_MEASURES,
  paperWord,
  shortened,
  type DeliveryFormat,
  type DeliveryMessage,
  type MeasureFigure,
  type MessageLine,
} from '@keyline/model';
import { attainmentOf, spokenFigure } from './figures.js';
import type { Paper, PaperFigure } from './paper.js';

/** Characters of the author's words that a message shows. */
const REMARK = 120;

/** What a robot says: the key figures, the beginning of the author's words, and where to read on. */
export function paperMessage(
  paper: Paper,
  { format, pageUrl, fileUrl }: { format: DeliveryFormat; pageUrl: string; fileUrl: string },
): DeliveryMessage {
  const { locale, team } = paper;
  const figures = team?.figures ?? paper.figures;
  const standing = paper.head.filter(
    ([label]) => label === paperWord('handedIn', locale) || label === paperWord('missing', locale),
  );
  return {
    title: paper.title,
    subtitle: paper.period,
    lines: [
      ...standing.map(([label, value]) => ({ label, value })),
      ...MESSAGE_MEASURES.flatMap((code) => {
        const figure = figures.find(({ measure }) => measure === code);
        return figure && !((figure.value === null || isZero(figure.value)) && figure.target === null)
          ? [lineOf(figure, paper)]
          : [];
      }),
    ],
    remarks: paper.words.flatMap(([label, text]) => (text.trim() === '' ? [] : [{ label, value: shortened(text, REMARK) }])),
    links: [
      { text: paperWord('open', locale), url: pageUrl },
      ...(format === 'message' ? [] : [{ text: paperWord(`download.${format}`, locale), url: fileUrl }]),
    ],
  };
}

function lineOf(figure: PaperFigure, { locale }: Paper): MessageLine {
  const said = (value: MeasureFigure) => spokenFigure(value, figure.unit);
  const rate = attainmentOf(figure);
  const notes = [
    figure.previous === null ? [] : paperWord('note.previous', locale, { previous: said(figure.previous) }),
    rate === null
      ? []
      : paperWord('note.attainment', locale, { target: said(figure.target ?? '0'), rate: `${rate.toFixed(1)}%` }),
  ].flat();
  return {
    label: figure.name,
    value: said(figure.value),
    ...(notes.length > 0 ? { note: notes.join(locale === 'en' ? ', ' : '，') } : {}),
  };
}
