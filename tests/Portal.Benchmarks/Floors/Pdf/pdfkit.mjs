// A one-page statement by pdfkit. Arguments: rows, count, where the last one goes, and a folder of fonts for a subset of them.
import fs from 'node:fs';
import { createRequire } from 'node:module';
const PDFDocument = createRequire(process.cwd() + '/')('pdfkit');

const [file, count, target, fonts] = process.argv.slice(2);
const rows = fs.readFileSync(file, 'utf8').trimEnd().split('\n').map(line => line.split('\t'));

const draw = number => new Promise(done => {
  const doc = new PDFDocument({ size: 'A4', margin: 65 });
  const pieces = [];
  doc.on('data', piece => pieces.push(piece));
  doc.on('end', () => done(Buffer.concat(pieces)));
  const regular = fonts ? `${fonts}/IBMPlexSans-Regular.ttf` : 'Helvetica', bold = fonts ? `${fonts}/IBMPlexSans-Bold.ttf` : 'Helvetica-Bold';
  doc.font(bold).fontSize(18).text(`Kontoudtog ${number}`, 65, 65);
  doc.font(regular).fontSize(11).text('Her er dine bevægelser i juli 2026. Skyldig saldo står nederst.', 65, 95);
  doc.fontSize(9);
  rows.forEach((row, i) => {
    const y = 125 + i * 16;
    doc.text(row[0], 65, y, { lineBreak: false }).text(row[1], 150, y, { lineBreak: false });
    doc.text(row[2], 370, y, { width: 80, align: 'right', lineBreak: false }).text(row[3], 450, y, { width: 80, align: 'right', lineBreak: false });
    doc.moveTo(65, y + 13).lineTo(530, y + 13).lineWidth(0.5).stroke();
  });
  doc.end();
});

for (let i = 0; i < 3; i++) await draw(i);
const before = process.cpuUsage(), from = performance.now();
let last;
for (let i = 0; i < Number(count); i++) last = await draw(i);
const used = process.cpuUsage(before), wall = (performance.now() - from) / 1000;
fs.writeFileSync(target, last);
console.log(`${wall} ${(used.user + used.system) / 1e6} ${last.length}`);
