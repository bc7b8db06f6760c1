/** The receipt that a person keeps, in Arabic. */
export const receipt = {
  keep: 'الحصول على إيصال',
  title: 'إيصالك من {business}',
  saved: 'حُفظ في {date}. الرقم المرجعي {reference}.',
  chose: 'ما قلته',
  saw: 'النص الذي رأيته',
  proof: 'الإثبات',
  whole:
    'هذا هو القيد {index, number} من {size, number} في سجل موقَّع لا يمكن إلا أن يزداد. بالملف أدناه يستطيع أي شخص التحقق من ذلك دون {business}، حتى بعد سنوات.',
  soon: 'يُعَدّ الإثبات كل دقيقة. افتح هذه الصفحة مرة أخرى بعد الساعة {time}.',
  file: 'تنزيل الإيصال',
  fileHelp: 'يحتوي الملف على كل ما يلزم للتحقق. احتفظ بالملف: هذه الصفحة وحدها لا تكفي للإثبات.',
  back: 'رجوع',
}
