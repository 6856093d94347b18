from django.db import migrations, models

import search.models.vocabulary


class Migration(migrations.Migration):

    dependencies = [
        ('lantoa_search', '0002_readers_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='ShippedWord',
            fields=[
                ('key', models.CharField(max_length=100, primary_key=True, serialize=False)),
            ],
        ),
        migrations.AlterField(
            model_name='abbreviation',
            name='full',
            field=models.CharField(help_text='Ví dụ: Ủy ban nhân dân.', max_length=120, validators=[search.models.vocabulary.check_full], verbose_name='viết đầy đủ'),
        ),
        migrations.AlterField(
            model_name='abbreviation',
            name='short',
            field=models.CharField(error_messages={'unique': 'Chữ viết tắt này đã có rồi.'}, help_text='Nhiều nhất 6 chữ, không có dấu cách, ví dụ UBND.', max_length=6, unique=True, validators=[search.models.vocabulary.check_short], verbose_name='viết tắt'),
        ),
        migrations.AlterField(
            model_name='synonymgroup',
            name='words',
            field=models.CharField(help_text='Cách nhau bằng dấu chấm phẩy, mỗi từ một đến bốn tiếng, ví dụ “heo; lợn”.', max_length=300, validators=[search.models.vocabulary.check_words], verbose_name='các từ cùng nghĩa'),
        ),
    ]
