import { html, nothing, type TemplateResult } from 'lit';
import type { VoucherLine } from '../../../host/api/vouchers.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { Booking } from '../../services/booking/booking.ts';
import { formatCents, formatDate } from '../format.ts';
import { accountField, accountSource, type AccountChoiceParams } from './account-choice.ts';

/** Belegdatum, and the Buchungsdatum where it is another one. */
function daysOf({ date, postingDate = date }: Booking, texts: Texts): readonly string[] {
  const { postedOn } = texts.importWindow.detail;
  return [formatDate(date), ...(postingDate === date ? [] : [postedOn(formatDate(postingDate))])];
}

function particulars(booking: Booking, texts: Texts): readonly string[] {
  const t = texts.importWindow.detail;
  const from = booking.serviceFrom ?? booking.serviceTo;
  const to = booking.serviceTo ?? booking.serviceFrom;
  return [
    t.bookingText(booking.text),
    ...(from !== undefined && to !== undefined ? [t.service(formatDate(from), formatDate(to))] : []),
    ...(booking.dueDate === undefined ? [] : [t.dueDate(formatDate(booking.dueDate))]),
  ];
}

/** A proposed booking: Debitor Soll an Konto Haben. With `choice` the user may take other accounts (rules.md 22). */
export function bookingSection(
  texts: Texts,
  booking: Booking,
  heading: string,
  choice?: AccountChoiceParams,
): TemplateResult {
  const { columns, soll, haben, none } = texts.common;
  const t = texts.importWindow.detail;
  const source = (line: VoucherLine) =>
    html`<td>${t.accountSources[accountSource(booking, line.taxCase)]}</td>`;
  return html`<section>
    <h4>${[heading, ...daysOf(booking, texts)].join(' · ')}</h4>
    <table>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">${soll}/${haben}</span></th>
          <th scope="col">${columns.account}</th>
          ${choice ? html`<th scope="col">${t.accountFrom}</th>` : nothing}
          <th scope="col">${columns.taxCase}</th>
          <th scope="col">${columns.taxKey}</th>
          <th scope="col" class="money">${columns.net}</th>
          <th scope="col" class="money">${columns.tax}</th>
          <th scope="col" class="money">${columns.gross}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td class="side">${soll}</td>
          <td>${booking.personAccount}</td>
          <td colspan=${choice ? 5 : 4}>${booking.personName}</td>
          <td class="money">${formatCents(booking.grossCents)}</td>
        </tr>
        ${booking.lines.map(
          (line) =>
            html`<tr>
              <td class="side">${haben}</td>
              <td>${choice ? accountField(choice, line.taxCase, line.account) : line.account}</td>
              ${choice ? source(line) : nothing}
              <td>${texts.taxCaseText(line.taxCase)}</td>
              <td>${line.taxKey ?? none}</td>
              <td class="money">${formatCents(line.netCents)}</td>
              <td class="money">${formatCents(line.taxCents)}</td>
              <td class="money">${formatCents(line.grossCents)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="muted">${particulars(booking, texts).join(' · ')}</p>
    ${booking.lines.length === 0 ? html`<p>${t.noLines}</p>` : nothing}
  </section>`;
}
