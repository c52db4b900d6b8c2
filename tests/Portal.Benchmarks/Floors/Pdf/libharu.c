/* A one-page statement by libharu with a built-in font: nothing is embedded, nothing is tagged.
   Arguments: a file of rows (tab separated), how many documents, where the last one goes. */
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define ROWS 200
static char cells[ROWS][4][128];
static int rows;

static void failed(HPDF_STATUS code, HPDF_STATUS detail, void *data) {
    fprintf(stderr, "libharu: %04X %u\n", (unsigned)code, (unsigned)detail);
    exit(1);
}

static void right(HPDF_Page page, float x, float y, const char *text) {
    HPDF_Page_TextOut(page, x - HPDF_Page_TextWidth(page, text), y, text);
}

static unsigned draw(int number, const char *target) {
    HPDF_Doc doc = HPDF_New(failed, NULL);
    HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
    HPDF_Font regular = HPDF_GetFont(doc, "Helvetica", "WinAnsiEncoding"), bold = HPDF_GetFont(doc, "Helvetica-Bold", "WinAnsiEncoding");
    HPDF_Page page = HPDF_AddPage(doc);
    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    char title[64];
    snprintf(title, sizeof title, "Kontoudtog %d", number);
    HPDF_Page_BeginText(page);
    HPDF_Page_SetFontAndSize(page, bold, 18);
    HPDF_Page_TextOut(page, 65, 760, title);
    HPDF_Page_SetFontAndSize(page, regular, 11);
    HPDF_Page_TextOut(page, 65, 735, "Her er dine bev\xe6gelser i juli 2026. Skyldig saldo st\xe5r nederst.");
    HPDF_Page_SetFontAndSize(page, regular, 9);
    for (int i = 0; i < rows; i++) {
        float y = 700 - i * 16;
        HPDF_Page_TextOut(page, 65, y, cells[i][0]);
        HPDF_Page_TextOut(page, 150, y, cells[i][1]);
        right(page, 450, y, cells[i][2]);
        right(page, 530, y, cells[i][3]);
    }
    HPDF_Page_TextOut(page, 65, 40, "Eksempel Kommune");
    HPDF_Page_EndText(page);
    for (int i = 0; i < rows; i++) {
        HPDF_Page_MoveTo(page, 65, 696 - i * 16);
        HPDF_Page_LineTo(page, 530, 696 - i * 16);
        HPDF_Page_Stroke(page);
    }
    HPDF_SaveToStream(doc);
    unsigned size = HPDF_GetStreamSize(doc);
    if (target) HPDF_SaveToFile(doc, target);
    HPDF_Free(doc);
    return size;
}

int main(int count, char **arguments) {
    char line[512];
    FILE *file = fopen(arguments[1], "r");
    if (count < 4 || !file) return 2;
    while (rows < ROWS && fgets(line, sizeof line, file)) {
        char *rest = line;
        line[strcspn(line, "\n")] = 0;
        for (int column = 0; column < 4; column++) {
            char *cell = strsep(&rest, "\t");
            snprintf(cells[rows][column], sizeof cells[0][0], "%s", cell ? cell : "");
        }
        rows++;
    }
    fclose(file);
    int documents = atoi(arguments[2]);
    unsigned size = 0;
    for (int i = 0; i < 50; i++) draw(i, NULL);
    struct timespec from, to;
    struct rusage before, after;
    clock_gettime(CLOCK_MONOTONIC, &from);
    getrusage(RUSAGE_SELF, &before);
    for (int i = 0; i < documents; i++) size = draw(i, NULL);
    getrusage(RUSAGE_SELF, &after);
    clock_gettime(CLOCK_MONOTONIC, &to);
    draw(documents, arguments[3]);
    printf("%.6f %.6f %u\n", to.tv_sec - from.tv_sec + (to.tv_nsec - from.tv_nsec) / 1e9,
        after.ru_utime.tv_sec - before.ru_utime.tv_sec + (after.ru_utime.tv_usec - before.ru_utime.tv_usec) / 1e6
        + after.ru_stime.tv_sec - before.ru_stime.tv_sec + (after.ru_stime.tv_usec - before.ru_stime.tv_usec) / 1e6, size);
    return 0;
}
