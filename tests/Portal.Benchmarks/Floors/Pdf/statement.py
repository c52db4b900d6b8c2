"""A one-page statement by WeasyPrint in its own process, tagged. Arguments: the page, count, where the last one goes."""
import sys
import time

from weasyprint import HTML

file, count, target = sys.argv[1:4]
html = open(file, encoding="utf-8").read()


def draw(number):
    return HTML(string=html.replace("{number}", str(number))).write_pdf(variant="pdf/ua-1")


draw(0)
wall, cpu = time.perf_counter(), time.process_time()
for i in range(int(count)):
    last = draw(i)
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
open(target, "wb").write(last)
print(wall, cpu, len(last))
